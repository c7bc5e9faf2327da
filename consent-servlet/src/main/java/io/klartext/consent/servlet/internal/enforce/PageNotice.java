package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.AskedAbout;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.WhatChanged;
import java.util.ArrayList;
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
        List<Purpose> asked = new ArrayList<>();
        Element list = Element.of("ul");
        WhatChanged changed = new WhatChanged(words.visit(), words.language());
        for (PendingPurpose one : pending) {
            words.policy().purpose(one.purpose()).ifPresent(purpose -> {
                asked.add(purpose);
                list.with(item(one, purpose, changed));
            });
        }
        Element notice = Element.of("section")
                .as("klartext-notice")
                .set("lang", words.language())
                .set("aria-labelledby", "klartext-notice")
                .with(Element.of("h2", AskedAbout.title(words, pending)).set("id", "klartext-notice"))
                .with(list);
        // Where the page's own policy would block the buttons, the link leads to some that work.
        if (ContentSecurityPolicy.of(words.visit()).allowsForms(PageAddress.origins(words.visit()))) {
            notice.with(answers(asked));
        }
        return notice.with(Element.of("p", Element.of("a", words.say("why.all")).set("href", words.choicesLink())));
    }

    private Element item(PendingPurpose pending, Purpose purpose, WhatChanged changed) {
        Element item = Element.of("li", words.in(purpose.title()) + ": " + words.in(purpose.description()));
        if (AskedAbout.isAgain(pending)) {
            item.with(Element.of("p", AskedAbout.cause(words, pending)));
        }
        AskedAbout.changes(words, changed.about(pending)).ifPresent(item::with);
        return item;
    }

    /** The buttons are about what the notice lists and nothing else; a yes to special data is given elsewhere, by itself. */
    private Element answers(List<Purpose> asked) {
        Element form = ChoiceForm.about(
                words, forms, Surface.NOTICE, asked.stream().map(Purpose::id).toList());
        ChoiceForm.notInAll(words, asked).ifPresent(form::with);
        Element buttons = Element.of("div").as("klartext-buttons");
        if (asked.stream().anyMatch(purpose -> ChoiceForm.isAllowedByAll(words, purpose))) {
            buttons.with(ChoiceForm.button(words.button(PolicyText.ALLOW_ALL, "choices.all.allow"), "granted:*"));
        }
        return form.with(buttons.with(
                ChoiceForm.button(words.button(PolicyText.REFUSE_ALL, "choices.all.refuse"), "refused:*")));
    }
}
