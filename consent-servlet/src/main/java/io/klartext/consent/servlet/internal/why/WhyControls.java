package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.ControlLinks;
import io.klartext.consent.explain.ControlTarget;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Links;
import io.klartext.consent.servlet.internal.visit.ShopControls;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the controls of an explanation are: on our own page as forms, on a page of the shop as links to ours. */
public final class WhyControls {

    /** What the button that hides an offer sends. */
    static final String HIDE = "hide";

    private final FormTokens forms;

    /**
     * Controls of this shop.
     *
     * @param forms makes the tokens of forms
     */
    public WhyControls(FormTokens forms) {
        this.forms = forms;
    }

    /**
     * The controls on a page or in JSON of ours. What has been stopped by now is not offered to be stopped again.
     *
     * @param showing to whom
     * @param why what is explained
     * @param token the sealed explanation
     * @return forms and links
     */
    public ControlLinks here(Showing showing, Explanation why, String token) {
        Visit visit = showing.visit();
        return (control, category) -> switch (control) {
            case WITHDRAW -> stop(showing, why, ChoiceKind.WITHDRAWN);
            case OBJECT -> stop(showing, why, ChoiceKind.OBJECTED);
            case HIDE_OFFER -> hide(showing, why, token);
            case LEARN_MORE -> Optional.of(new ControlTarget.Link(showing.choicesLink()));
            case CHANGE_VALUE, DELETE_DATA -> place(visit, control, category);
        };
    }

    /**
     * The controls beside an offer on a page of the shop.
     *
     * @param visit the request
     * @param link the page that explains the offer
     * @return links to that page, where the forms are, and to the shop's own
     */
    public static ControlLinks elsewhere(Visit visit, String link) {
        ControlTarget.Link page = new ControlTarget.Link(link);
        ControlTarget.Link stop = new ControlTarget.Link(link + "#stop");
        boolean hides = controls(visit).hide().isPresent();
        return (control, category) -> switch (control) {
            case WITHDRAW, OBJECT -> Optional.of(stop);
            case HIDE_OFFER -> hides ? Optional.of(new ControlTarget.Link(link + "#hide")) : Optional.empty();
            case LEARN_MORE -> Optional.of(page);
            case CHANGE_VALUE, DELETE_DATA -> place(visit, control, category);
        };
    }

    private static ShopControls controls(Visit visit) {
        return visit.setup().options().controls();
    }

    private static Optional<ControlTarget> place(Visit visit, Control control, Optional<String> category) {
        return category.flatMap(id -> controls(visit).place(control, id))
                .map(path -> new ControlTarget.Link(visit.request().getContextPath() + path));
    }

    private Optional<ControlTarget> stop(Showing showing, Explanation why, ChoiceKind kind) {
        Visit visit = showing.visit();
        Decision decision = visit.check(why.purpose());
        if (!decision.allowed()) {
            return Optional.empty();
        }
        String choice = kind.word() + ":" + why.purpose().value();
        return Optional.of(form(showing, why, visit.links().choices(), choice));
    }

    private Optional<ControlTarget> hide(Showing showing, Explanation why, String token) {
        Links links = showing.visit().links();
        return controls(showing.visit())
                .hide()
                .map(handler -> form(showing, why, links.why(token, Optional.empty(), Optional.empty()), HIDE));
    }

    private ControlTarget form(Showing showing, Explanation why, String action, String choice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "token",
                forms.issue(
                        showing.visit().person(),
                        Surface.WHY,
                        showing.policy(),
                        showing.language(),
                        List.of(why.purpose())));
        showing.back().ifPresent(back -> fields.put("return", back));
        showing.asked().ifPresent(language -> fields.put("lang", language));
        fields.put("choice", choice);
        return new ControlTarget.Form(action, fields);
    }
}
