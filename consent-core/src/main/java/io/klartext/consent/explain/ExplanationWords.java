package io.klartext.consent.explain;

import io.klartext.consent.explain.ExplanationText.AutomationText;
import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.PurposeText;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts explanations into words that a reader understands who knows nothing of code:
 *
 * <pre>{@code
 * ExplanationText text = ExplanationWords.in("de").say(why, consents.policy(), links);
 * page.print(text.html());
 * }</pre>
 *
 * <p>There are German and English sentences; what a policy says in another language stands beside English ones. Immutable
 * and safe for use by any number of threads.
 */
public final class ExplanationWords {

    private final String language;
    private final Phrases phrases;
    private final ZoneId zone;

    private ExplanationWords(String language, Phrases phrases, ZoneId zone) {
        this.language = language;
        this.phrases = phrases;
        this.zone = zone;
    }

    /**
     * Words in a language, with days in UTC.
     *
     * @param language a language code such as {@code de}
     * @return the words
     */
    public static ExplanationWords in(String language) {
        return new ExplanationWords(language, Phrases.in(language), ZoneOffset.UTC);
    }

    /**
     * The same with days as they are counted elsewhere.
     *
     * @param where the zone in which the reader reads dates
     * @return new words
     */
    public ExplanationWords in(ZoneId where) {
        return new ExplanationWords(language, phrases, where);
    }

    /**
     * An explanation in words, without controls.
     *
     * @param why what is told
     * @param policy the version of the policy that the explanation names, whose texts were shown
     * @return the text
     * @throws IllegalArgumentException if it is another version
     */
    public ExplanationText say(Explanation why, Policy policy) {
        return say(why, policy, ControlLinks.none());
    }

    /**
     * An explanation in words.
     *
     * @param why what is told
     * @param policy the version of the policy that the explanation names, whose texts were shown
     * @param links where controls lead
     * @return the text
     * @throws IllegalArgumentException if it is another version
     */
    public ExplanationText say(Explanation why, Policy policy, ControlLinks links) {
        if (why.policyVersion() != policy.version()) {
            throw new IllegalArgumentException("The explanation rests on version " + why.policyVersion()
                    + " of the policy, not on version " + policy.version() + ": hand in that one");
        }
        String policyLanguage = policyLanguage(policy);
        Optional<Purpose> purpose = policy.purpose(why.purpose());
        Offer offer = why.offer();
        return new ExplanationText(
                why,
                phrases.language(),
                policyLanguage,
                phrases.say("title"),
                phrases.say("offer", phrases.quoted(offer.title().orElse(offer.id()))),
                openly(why),
                about(why),
                phrases.say("used"),
                new FactorTexts(phrases, policy, policyLanguage, links).of(why),
                purpose.map(known -> purpose(why, known, policyLanguage)),
                automation(why, policy, purpose, policyLanguage),
                phrases.say("controls"),
                controls(why, links));
    }

    /** The policy's texts in the language that was asked for, or in the policy's first one. */
    private String policyLanguage(Policy policy) {
        List<String> languages = policy.languages();
        if (languages.contains(language)) {
            return language;
        }
        String primary = Phrases.primary(language);
        return languages.contains(primary) ? primary : languages.get(0);
    }

    private List<String> openly(Explanation why) {
        Offer offer = why.offer();
        List<String> sentences = new ArrayList<>();
        if (why.isPersonalisedPrice()) {
            sentences.add(phrases.basis(why));
        }
        if (offer.kind() == Offer.Kind.ADVERTISEMENT) {
            sentences.add(phrases.kind(offer.kind()));
        }
        offer.onBehalfOf().ifPresent(who -> sentences.add(phrases.say("behalf", who)));
        offer.paidBy().ifPresent(who -> sentences.add(phrases.say("paid", who)));
        if (offer.aiGenerated()) {
            sentences.add(phrases.say("generated"));
        }
        return sentences;
    }

    private List<String> about(Explanation why) {
        List<String> sentences = new ArrayList<>();
        if (!why.isPersonalisedPrice()) {
            sentences.add(phrases.basis(why));
        }
        if (why.offer().kind() != Offer.Kind.ADVERTISEMENT) {
            sentences.add(phrases.kind(why.offer().kind()));
        }
        return sentences;
    }

    private PurposeText purpose(Explanation why, Purpose purpose, String policyLanguage) {
        boolean personalised = why.basis() == Basis.PERSONALISED;
        List<String> sentences = new ArrayList<>();
        sentences.add(phrases.basis(purpose.legalBasis(), personalised));
        if (personalised) {
            why.allowedUntil()
                    .ifPresent(end ->
                            sentences.add(phrases.say("allowed.until", phrases.date(LocalDate.ofInstant(end, zone)))));
            why.allowedBy().map(EventId::value).ifPresent(event -> sentences.add(phrases.say("allowed.by", event)));
        }
        sentences.add(phrases.say("version", Integer.toString(why.policyVersion())));
        return new PurposeText(
                phrases.say(personalised ? "purpose" : "purpose.none"),
                purpose.title().in(policyLanguage),
                purpose.description().in(policyLanguage),
                sentences);
    }

    /** Where no data about the person entered nothing was decided about them; a model that selected is still named. */
    private Optional<AutomationText> automation(
            Explanation why, Policy policy, Optional<Purpose> purpose, String policyLanguage) {
        Optional<Automation> what = why.automation();
        boolean decided = what.isPresent() && what.get().decides() && why.basis() == Basis.PERSONALISED;
        if (what.isEmpty() || !(decided || what.get().model().isPresent())) {
            return Optional.empty();
        }
        List<String> sentences = new ArrayList<>();
        if (decided) {
            sentences.add(phrases.say("automation.decides"));
        }
        what.get().model().ifPresent(model -> sentences.add(model(model)));
        if (decided) {
            Optional<LocalizedText> logic = purpose.flatMap(Purpose::logic);
            logic.ifPresent(rules -> sentences.add(phrases.say("automation.logic", rules.in(policyLanguage))));
        }
        String person =
                what.get().humanReview().orElseGet(() -> policy.controller().contact());
        sentences.add(phrases.say("automation.ask", person));
        return Optional.of(new AutomationText(phrases.say("automation"), sentences));
    }

    private String model(Model model) {
        return model.version()
                .map(version -> phrases.say("automation.model.version", model.name(), version))
                .orElseGet(() -> phrases.say("automation.model", model.name()));
    }

    /** The explanation knows whether there is a grant to take back or an interest to object to; the shop knows the rest. */
    private List<ControlText> controls(Explanation why, ControlLinks links) {
        List<ControlText> controls = new ArrayList<>();
        for (Control control : List.of(Control.WITHDRAW, Control.OBJECT, Control.HIDE_OFFER, Control.LEARN_MORE)) {
            boolean ends = control == Control.WITHDRAW || control == Control.OBJECT;
            if (!ends || why.controls().contains(control)) {
                links.find(control, Optional.empty())
                        .ifPresent(target -> controls.add(new ControlText(control, phrases.label(control), target)));
            }
        }
        return controls;
    }
}
