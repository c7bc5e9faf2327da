package io.klartext.consent.servlet.internal.known;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.PageFrame;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the shop knows and why: each kind of data with where it comes from and what it is used for, and a way to stop that;
 * who looked at it; which offers it led to (GDPR 15(1)). It names kinds of data, never the data itself.
 */
public final class KnownPages {

    private final FormTokens forms;

    /**
     * Pages of this shop.
     *
     * @param forms makes the tokens of forms
     */
    public KnownPages(FormTokens forms) {
        this.forms = forms;
    }

    /**
     * Shows it to whoever is asking, about whoever is asking.
     *
     * @param visit a GET
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        visit.keepPrivate();
        Policy policy = visit.setup().consents().policy();
        Answer.page(visit, HttpServletResponse.SC_OK, page(Showing.of(visit, policy)));
    }

    private String page(Showing showing) {
        Standings standings = Standings.of(showing.visit());
        List<Node> content = new ArrayList<>();
        content.add(Element.of("p", showing.say("known.lead")).as("lead"));
        content.add(new KnownData(showing, standings).section(forms));
        WhoLooked.section(showing, standings).ifPresent(content::add);
        ShownOffers.section(showing).ifPresent(content::add);
        content.add(Element.of("p", Element.of("a", showing.say("why.all")).set("href", showing.choicesLink())));
        return PageFrame.page(
                showing,
                showing.say("known.title"),
                code -> showing.visit().links().known(showing.back(), Optional.of(code)),
                content);
    }
}
