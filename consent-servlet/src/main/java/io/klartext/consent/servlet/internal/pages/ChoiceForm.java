package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.explain.ControlTarget;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import java.util.List;
import java.util.Optional;

/** A plain form that sends one choice by one button; nothing in it is chosen beforehand. */
public final class ChoiceForm {

    private ChoiceForm() {}

    /**
     * A form about some purposes.
     *
     * @param showing to whom
     * @param tokens makes its token
     * @param surface on which page
     * @param purposes what can be chosen about
     * @return an empty form
     */
    public static Element about(Showing showing, FormTokens tokens, Surface surface, List<PurposeId> purposes) {
        String token = tokens.issue(showing.visit().person(), surface, showing.policy(), showing.language(), purposes);
        return again(showing, token);
    }

    /**
     * A form with a token that was made before: sending it is the same request again.
     *
     * @param showing to whom
     * @param token the token
     * @return an empty form
     */
    public static Element again(Showing showing, String token) {
        Element form = Element.of("form")
                .set("method", "post")
                .set("action", showing.visit().links().choices())
                .with(hidden("token", token));
        showing.back().ifPresent(back -> form.with(hidden("return", back)));
        showing.asked().ifPresent(language -> form.with(hidden("lang", language)));
        return form;
    }

    private static Element hidden(String name, String value) {
        return Element.of("input").set("type", "hidden").set("name", name).set("value", value);
    }

    /**
     * The form of a control that is one: what stands on its button is what it sends.
     *
     * @param label what stands on the button
     * @param form where it is sent and with what; the field {@code choice} is the button's
     * @return the form
     */
    public static Element of(String label, ControlTarget.Form form) {
        Element sent = Element.of("form").set("method", "post").set("action", form.action());
        form.fields().forEach((name, value) -> {
            if (!name.equals("choice")) {
                sent.with(hidden(name, value));
            }
        });
        String choice = form.fields().getOrDefault("choice", "");
        return sent.with(Element.of("div", button(label, choice)).as("buttons"));
    }

    /**
     * A button about one purpose.
     *
     * @param label what stands on it
     * @param about which purpose, said to those who do not see where the button stands
     * @param kind what pressing it says
     * @param purpose about which purpose
     * @return the button
     */
    public static Element button(String label, String about, ChoiceKind kind, PurposeId purpose) {
        return button(label, kind.word() + ":" + purpose.value()).with(about(about));
    }

    /** The end of a button's name that only those hear who do not see where it stands. */
    public static Element about(String title) {
        return Element.of("span", ": " + title).as("hidden");
    }

    /**
     * A button.
     *
     * @param label what stands on it
     * @param choice what pressing it says
     * @return the button
     */
    public static Element button(String label, String choice) {
        return Element.of("button", label)
                .set("type", "submit")
                .set("name", "choice")
                .set("value", choice);
    }

    /**
     * The buttons about all of some purposes: the yes where it covers any of them, and the no.
     *
     * @param showing in which policy
     * @param purposes purposes of that policy
     * @return one or two buttons
     */
    public static List<Element> all(Showing showing, List<Purpose> purposes) {
        Element no = button(showing.button(PolicyText.REFUSE_ALL), "refused:*");
        return purposes.stream().anyMatch(purpose -> isAllowedByAll(showing, purpose))
                ? List.of(button(showing.button(PolicyText.ALLOW_ALL), "granted:*"), no)
                : List.of(no);
    }

    /**
     * Whether "allow all" covers a purpose: it asks for consent, and needs no statement of its own.
     *
     * @param showing in which policy
     * @param purpose a purpose of that policy
     * @return true if it does
     */
    public static boolean isAllowedByAll(Showing showing, Purpose purpose) {
        return purpose.legalBasis() == LegalBasis.CONSENT && !ChoiceWord.needsExplicit(purpose, showing.policy());
    }

    /**
     * What "allow all" does not cover, because it needs a statement of its own.
     *
     * @param showing in which policy
     * @param purposes purposes of that policy
     * @return a sentence; empty if it covers all that can be allowed
     */
    public static Optional<Element> notInAll(Showing showing, List<Purpose> purposes) {
        List<String> apart = purposes.stream()
                .filter(purpose -> ChoiceWord.needsExplicit(purpose, showing.policy()))
                .map(purpose -> showing.say("quoted", showing.in(purpose.title())))
                .toList();
        return apart.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.of(
                        "p", showing.say("choices.all.apart", showing.words().list(apart))));
    }

    /**
     * Whether there is anything to choose about a purpose.
     *
     * @param purpose the purpose
     * @return false if contract or law demand it
     */
    static boolean isOptional(Purpose purpose) {
        return !purpose.legalBasis().required();
    }
}
