package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Whether the texts inform: that they are there, differ, and are written for people. */
final class TextRules {

    /** Spanish and Portuguese say "todo", so the word alone is a placeholder only where nothing else stands. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "[^\\p{L}\\p{N}]*|(TODO|TBD|FIXME|XXX)\\s*([:.(!-].*)?|.*[Ll]orem [Ii]psum.*|\\[[^]]*]|\\{\\{?[^}]*}?}",
            Pattern.DOTALL);

    private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^>]*>|&(#\\d+|[A-Za-z]+);");

    private static final Pattern VAGUE = Pattern.compile(
            "(improv(e|ing) )?(our |the |your )?((user|users'|customer|shopping) experience|services?)"
                    + "|(marketing|business|commercial|it.security) purposes?"
                    + "|(various|other|further|future|miscellaneous) (purposes?|research)"
                    + "|marketing|miscellaneous|other|sonstiges|verschiedenes"
                    + "|(sonstige|andere|weitere|verschiedene|geschäftliche) zwecke|marketingzwecke"
                    + "|(verbesserung (der|des|unserer?s?) )?(nutzer|kunden|einkaufs)erlebnis(ses)?( verbessern)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Shorter than this nothing is explained; an ideograph says as much as three letters. */
    private static final int FEW_LETTERS = 12;

    private static final int MANY_LETTERS = 1_000;

    private TextRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "withdrawal-text-missing",
                        "GDPR 7(3)",
                        "people are asked for consent and not told how to take it back",
                        "add texts.withdrawal: that a yes can be taken back at any time, and where",
                        TextRules::withdrawal),
                error(
                        "text-placeholder",
                        "GDPR 12(1)",
                        "a text says nothing yet",
                        "write what people shall read",
                        TextRules::placeholders),
                warning(
                        "text-untranslated",
                        "GDPR 12(1)",
                        "a text is the same in two languages",
                        "translate it",
                        (inspected, report) -> inspected.texts((at, text) -> untranslated(at, text, report))),
                warning(
                        "text-markup",
                        "GDPR 12(1)",
                        "a text contains markup, which people would read as it stands",
                        "write plain text",
                        (inspected, report) -> inspected.words((at, words) -> {
                            if (MARKUP.matcher(words).find()) {
                                report.at(at, "the text contains markup");
                            }
                        })),
                warning(
                        "description-short",
                        "GDPR 12(1)",
                        "a description is too short to inform anybody",
                        "say in a sentence what is done with which data",
                        (inspected, report) -> descriptions(inspected, (at, words) -> {
                            if (weight(words) < FEW_LETTERS) {
                                report.at(at, "\"" + words + "\" explains nothing");
                            }
                        })),
                warning(
                        "description-long",
                        "GDPR 12(1)",
                        "a description is too long to be read",
                        "say it in a few sentences",
                        (inspected, report) -> descriptions(inspected, (at, words) -> {
                            if (weight(words) > MANY_LETTERS) {
                                report.at(at, "the description has more than " + MANY_LETTERS + " letters");
                            }
                        })),
                warning(
                        "description-repeats",
                        "GDPR 13(1)(c)",
                        "a description only repeats the title",
                        "say what is done with which data",
                        (inspected, report) -> inspected.purposes((at, purpose) -> purpose.title()
                                .byLanguage()
                                .forEach((language, title) -> {
                                    if (same(title, purpose.description().in(language))) {
                                        report.at(
                                                at + "/description/" + language,
                                                "the description only repeats the title");
                                    }
                                }))),
                error(
                        "titles-alike",
                        "GDPR 7(2)",
                        "two purposes have the same title, so nobody can tell the choices apart",
                        "give each purpose a title of its own, or make them one purpose",
                        TextRules::titlesAlike),
                warning(
                        "purpose-vague",
                        "GDPR 5(1)(b)",
                        "a title names no specific purpose (WP 203: \"improving users' experience\" is too vague)",
                        "say what is done, such as \"Suggest products that go with your purchases\"",
                        (inspected, report) -> inspected.purposes((at, purpose) -> purpose.title()
                                .byLanguage()
                                .forEach((language, title) -> {
                                    if (VAGUE.matcher(title.strip()).matches()) {
                                        report.at(at + "/title/" + language, "\"" + title + "\" can mean anything");
                                    }
                                }))));
    }

    private static void withdrawal(Inspected inspected, Check.Report report) {
        boolean asks =
                inspected.policy().purposes().stream().anyMatch(purpose -> purpose.legalBasis() == LegalBasis.CONSENT);
        if (asks && inspected.policy().text(PolicyText.WITHDRAWAL).isEmpty()) {
            report.at("/texts/withdrawal", "no text says how consent is taken back");
        }
    }

    private static void placeholders(Inspected inspected, Check.Report report) {
        Controller controller = inspected.policy().controller();
        placeholder("/controller/name", controller.name(), report);
        placeholder("/controller/address", controller.address(), report);
        placeholder("/controller/contact", controller.contact(), report);
        placeholder("/controller/authority", controller.authority(), report);
        inspected.recipients((at, recipient) -> placeholder(at + "/name", recipient.name(), report));
        inspected.words((at, words) -> placeholder(at, words, report));
    }

    private static void placeholder(String at, String words, Check.Report report) {
        if (PLACEHOLDER.matcher(words.strip()).matches()) {
            report.at(at, "\"" + words + "\" is a placeholder");
        }
    }

    /** One or two words, such as "Newsletter" or "Partner Newsletter", may well be the same in two languages. */
    private static void untranslated(String at, LocalizedText text, Check.Report report) {
        Map<String, String> seen = new HashMap<>();
        text.byLanguage().forEach((language, words) -> {
            if (words.strip().split("\\s+").length < 3) {
                return;
            }
            String tongue = language.split("-", 2)[0];
            String other = seen.putIfAbsent(words.strip().toLowerCase(Locale.ROOT), tongue);
            if (other != null && !other.equals(tongue)) {
                report.at(at + "/" + language, "the text is the same as under \"" + other + "\"");
            }
        });
    }

    private static void descriptions(Inspected inspected, BiConsumer<String, String> visitor) {
        inspected.purposes((at, purpose) -> purpose.description()
                .byLanguage()
                .forEach((language, words) -> visitor.accept(at + "/description/" + language, words)));
    }

    private static void titlesAlike(Inspected inspected, Check.Report report) {
        Set<String> seen = new HashSet<>();
        inspected.purposes((at, purpose) -> firstTwin(purpose, seen)
                .ifPresent(language -> report.at(
                        at + "/title/" + language,
                        "another purpose is called \"" + purpose.title().in(language) + "\" too")));
    }

    private static Optional<String> firstTwin(Purpose purpose, Set<String> seen) {
        List<String> twins = purpose.title().byLanguage().entrySet().stream()
                .filter(title -> !seen.add(
                        title.getKey() + " " + title.getValue().strip().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
        return twins.stream().findFirst();
    }

    private static boolean same(String one, String other) {
        return letters(one).equals(letters(other));
    }

    private static String letters(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static long weight(String words) {
        return words.codePoints()
                .mapToLong(letter -> Character.isIdeographic(letter) ? 3 : Character.isLetter(letter) ? 1 : 0)
                .sum();
    }
}
