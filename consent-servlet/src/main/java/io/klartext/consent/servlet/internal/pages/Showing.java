package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Languages;
import io.klartext.consent.servlet.internal.visit.ReturnPath;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One page as it is shown to one person.
 *
 * @param visit the request
 * @param policy the version whose texts are shown
 * @param language the language they are shown in
 * @param texts the fixed sentences in that language, as far as there are any
 * @param words dates and times in that language
 * @param back where the person goes back to
 * @param asked the language that somebody asked for on the page, to be kept in links
 */
public record Showing(
        Visit visit,
        Policy policy,
        String language,
        Texts texts,
        PlainWords words,
        Optional<String> back,
        Optional<String> asked) {

    /** What explanations, differences and receipts of the core speak; English for everybody else. */
    private static final Set<String> EXPLAINED = Set.of("de", "en");

    private static final String ENGLISH = "en";

    /**
     * A page that was asked for.
     *
     * @param visit the request
     * @param policy the version whose texts are shown
     * @return the page
     */
    public static Showing of(Visit visit, Policy policy) {
        return of(visit, policy, visit.language(policy), visit.parameter("return"), visit.parameter("lang"));
    }

    /**
     * A page in a language of choice.
     *
     * @param visit the request
     * @param policy the version whose texts are shown
     * @param language one of its languages
     * @param back where the person wants to go back to, unchecked
     * @param asked the language that somebody asked for on the page, unchecked
     * @return the page
     */
    public static Showing of(
            Visit visit, Policy policy, String language, Optional<String> back, Optional<String> asked) {
        Texts texts = Texts.in(language);
        return new Showing(
                visit,
                policy,
                language,
                texts,
                new PlainWords(texts, visit.setup().clock().getZone()),
                ReturnPath.of(back.orElse(null)),
                asked.flatMap(code -> Languages.match(code, policy.languages())));
    }

    /**
     * A text of the policy.
     *
     * @param text in all its languages
     * @return the text in this page's
     */
    public String in(LocalizedText text) {
        return text.in(language);
    }

    /**
     * A fixed sentence.
     *
     * @param key its name
     * @param arguments what to put in
     * @return the sentence
     */
    public String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    /**
     * What stands on a button: the policy's own word where it has one.
     *
     * @param which the text of a button
     * @return the label
     */
    public String button(PolicyText which) {
        return policy.text(which).map(this::in).orElseGet(() -> say(fixed(which)));
    }

    private static String fixed(PolicyText button) {
        return switch (button) {
            case ALLOW -> "button.allow";
            case REFUSE -> "button.refuse";
            case ALLOW_ALL -> "choices.all.allow";
            case REFUSE_ALL -> "choices.all.refuse";
            case WITHDRAW -> "button.withdraw";
            case OBJECT -> "button.object";
            case WITHDRAWAL, DATA_SUBJECTS, SECURITY_MEASURES ->
                throw new IllegalArgumentException(button + " stands on no button");
        };
    }

    /**
     * Marks sentences that the core says of data and policies, which exist in German and English, where the page speaks another
     * language (WCAG 2.2, 3.1.2).
     *
     * @param element what holds the sentences
     * @return the same element
     */
    public Element explained(Element element) {
        return isExplained() ? element : element.set("lang", ENGLISH).set("dir", "ltr");
    }

    /**
     * The language of such sentences.
     *
     * @return this page's, or English
     */
    public String explainedIn() {
        return isExplained() ? language : ENGLISH;
    }

    private boolean isExplained() {
        return EXPLAINED.contains(Locale.forLanguageTag(language).getLanguage());
    }

    /**
     * The page with all choices.
     *
     * @return an address that keeps language and way back
     */
    public String choicesLink() {
        return visit.links().choices(back, asked, Optional.empty());
    }
}
