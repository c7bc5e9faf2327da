package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.List;
import java.util.Optional;

/**
 * What a page of the shop's tells whoever has allowed something: what it is, and a button that takes it back by the one step
 * by which the notice lets it be given (GDPR 7(3)). Whoever has allowed nothing is left alone.
 */
final class AllowedBar {

    private final Showing words;
    private final FormTokens forms;

    /**
     * The bar of one page.
     *
     * @param words in which language, and on which page
     * @param forms makes the token of the form
     */
    AllowedBar(Showing words, FormTokens forms) {
        this.words = words;
        this.forms = forms;
    }

    /**
     * The bar.
     *
     * @return the element for the first place of the body; empty where nothing is to be taken back
     */
    Optional<Element> element() {
        List<Purpose> allowed = words.policy().purposes().stream()
                .filter(purpose -> words.visit().check(purpose.id()).reason() == Reason.GRANTED)
                .toList();
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        String titles = words.words()
                .list(allowed.stream().map(purpose -> words.in(purpose.title())).toList());
        Element bar = Element.of("section")
                .as("klartext-allowed")
                .set("lang", words.language())
                .set("aria-label", words.say("choices.title"))
                .with(Element.of("p", words.say("allowed.list", titles)));
        // Where the page's own policy would block the button, the link leads to some that work.
        if (ContentSecurityPolicy.of(words.visit()).allowsForms(PageAddress.origins(words.visit()))) {
            bar.with(ChoiceForm.about(
                            words,
                            forms,
                            Surface.NOTICE,
                            allowed.stream().map(Purpose::id).toList())
                    .with(Element.of("div").as("klartext-buttons").with(withdraw())));
        }
        return Optional.of(bar.with(Element.of(
                "p",
                Element.of(
                        "consent-choices", Element.of("a", words.say("why.all")).set("href", words.choicesLink())))));
    }

    private Element withdraw() {
        return ChoiceForm.button(words.button(PolicyText.WITHDRAW), "withdrawn:*");
    }
}
