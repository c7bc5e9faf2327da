package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.PolicyText;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Button texts: that a no is a no, a yes a yes, and neither pushes (EDPB guidelines 03/2022). */
final class ButtonRules {

    private static final List<PolicyText> NO = List.of(PolicyText.REFUSE, PolicyText.REFUSE_ALL);
    private static final List<PolicyText> YES = List.of(PolicyText.ALLOW, PolicyText.ALLOW_ALL);
    private static final List<PolicyText> STOP = List.of(PolicyText.WITHDRAW, PolicyText.OBJECT);

    /** "Show me less" against "Yes": twice as long and a few letters more reads as less of a button. */
    private static final int FEW_LETTERS_MORE = 12;

    private ButtonRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "refuse-is-no-refusal",
                        "EDPB 03/2022",
                        "the button that refuses does not refuse: it puts off, leads elsewhere or closes",
                        "write a plain no, such as \"Refuse\" or \"Ablehnen\"",
                        (inspected, report) -> buttons(inspected, NO, ButtonWords::evades, report, "does not say no")),
                error(
                        "refuse-allows",
                        "EDPB 03/2022",
                        "the button that refuses says yes",
                        "write a plain no, such as \"Refuse\" or \"Ablehnen\"",
                        (inspected, report) -> buttons(inspected, NO, ButtonWords::allows, report, "says yes")),
                warning(
                        "refuse-shames",
                        "EDPB 03/2022",
                        "the button that refuses makes people feel that they lose (emotional steering)",
                        "write a plain no, such as \"Refuse\" or \"Ablehnen\"",
                        (inspected, report) ->
                                buttons(inspected, NO, ButtonWords::shames, report, "blames whoever says no")),
                warning(
                        "refuse-long",
                        "EDPB 03/2022",
                        "the button that refuses is far longer than the one that allows",
                        "let both be about as long",
                        ButtonRules::tooLong),
                error(
                        "buttons-alike",
                        "EDPB 03/2022",
                        "the button that refuses reads like the one that allows",
                        "say on each what it does",
                        ButtonRules::alike),
                error(
                        "allow-says-nothing",
                        "GDPR 4(11)",
                        "the button that allows does not say that anything is allowed",
                        "say what is agreed to, such as \"Allow\" or \"Erlauben\"",
                        (inspected, report) ->
                                buttons(inspected, YES, ButtonWords::saysNothing, report, "allows nothing")),
                warning(
                        "allow-lures",
                        "EDPB 03/2022",
                        "the button that allows promises a reward",
                        "say only what is agreed to",
                        (inspected, report) ->
                                buttons(inspected, YES, ButtonWords::lures, report, "promises a reward")),
                error(
                        "withdraw-evades",
                        "GDPR 7(3)",
                        "the button that withdraws or objects does neither: it puts off, leads elsewhere or closes",
                        "write what it does, such as \"Withdraw\" or \"Widerrufen\"",
                        (inspected, report) ->
                                buttons(inspected, STOP, ButtonWords::evades, report, "does not end anything")));
    }

    private static void buttons(
            Inspected inspected, List<PolicyText> which, Predicate<String> wrong, Check.Report report, String message) {
        for (PolicyText button : which) {
            words(inspected, button, (language, words) -> {
                if (wrong.test(words)) {
                    report.at(pointer(button, language), "\"" + words + "\" " + message);
                }
            });
        }
    }

    private static void tooLong(Inspected inspected, Check.Report report) {
        pairs(inspected, (allow, refuse) -> (language, words) -> {
            int yes = allow.in(language).length();
            if (words.length() > 2 * yes && words.length() > yes + FEW_LETTERS_MORE) {
                report.at(
                        pointer(refuse, language),
                        "it has " + words.length() + " letters, and the yes beside it has " + yes);
            }
        });
    }

    private static void alike(Inspected inspected, Check.Report report) {
        pairs(inspected, (allow, refuse) -> (language, words) -> {
            if (words.strip()
                    .toLowerCase(Locale.ROOT)
                    .equals(allow.in(language).strip().toLowerCase(Locale.ROOT))) {
                report.at(pointer(refuse, language), "the yes beside it reads \"" + words + "\" too");
            }
        });
    }

    private static void pairs(Inspected inspected, Pair pair) {
        for (int i = 0; i < NO.size(); i++) {
            PolicyText refuse = NO.get(i);
            inspected
                    .policy()
                    .text(YES.get(i))
                    .ifPresent(allow -> words(inspected, refuse, pair.visitor(allow, refuse)));
        }
    }

    private static void words(Inspected inspected, PolicyText button, BiConsumer<String, String> visitor) {
        inspected.policy().text(button).map(LocalizedText::byLanguage).ifPresent(texts -> texts.forEach(visitor));
    }

    private static String pointer(PolicyText button, String language) {
        return "/texts/" + button.field() + "/" + language;
    }

    private interface Pair {
        BiConsumer<String, String> visitor(LocalizedText allow, PolicyText refuse);
    }
}
