package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.AskedPurpose;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.List;

/**
 * What a page of the shop's asks somebody: about which purposes, what has changed since they answered, and a plain form with
 * the no beside the yes. A page in a frame has none: whoever made the page around it may have hidden what is pressed there.
 */
final class PageNotice {

    private final Showing words;
    private final FormTokens forms;

    /**
     * The notice of one page.
     *
     * @param words in which language, and on which page
     * @param forms makes the token of the form
     */
    PageNotice(Showing words, FormTokens forms) {
        this.words = words;
        this.forms = forms;
    }

    /**
     * The notice.
     *
     * @param pending what somebody may be asked
     * @return the element for the first place of the body
     */
    Element about(List<PendingPurpose> pending) {
        List<AskedPurpose> asked = AskedPurpose.of(words, pending);
        Element list = Element.of("ul");
        asked.forEach(one -> list.with(item(one)));
        Element notice = Element.of("section")
                .as("klartext-notice")
                .set("lang", words.language())
                .set("aria-labelledby", "klartext-notice")
                .with(Element.of("h2", AskedPurpose.title(words, asked)).set("id", "klartext-notice"))
                .with(list);
        // Where the page's own policy would block the buttons, the link leads to some that work.
        if (ContentSecurityPolicy.of(words.visit()).allowsForms(PageAddress.origins(words.visit()))) {
            notice.with(answers(asked.stream().map(AskedPurpose::purpose).toList()));
        }
        return notice.with(Element.of("p", Element.of("a", words.say("why.all")).set("href", words.choicesLink())));
    }

    private Element item(AskedPurpose asked) {
        Purpose purpose = asked.purpose();
        Element item = Element.of("li", words.in(purpose.title()) + ": " + words.in(purpose.description()));
        if (asked.isAgain()) {
            item.with(Element.of("p", asked.cause(words)));
        }
        asked.changes(words).ifPresent(item::with);
        return item;
    }

    /** The buttons are about what the notice lists and nothing else; a yes to special data is given elsewhere, by itself. */
    private Element answers(List<Purpose> asked) {
        Element form = ChoiceForm.about(
                words, forms, Surface.NOTICE, asked.stream().map(Purpose::id).toList());
        ChoiceForm.notInAll(words, asked).ifPresent(form::with);
        return form.with(Element.of("div").as("klartext-buttons").with(ChoiceForm.all(words, asked)));
    }
}
