package io.klartext.consent.servlet.internal.known;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Control;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.ChoiceForm;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.StateWords;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each kind of data: where it comes from, and for each purpose that may use it whether it does now, with one click to end
 * it.
 */
final class KnownData {

    private final Showing showing;
    private final Map<PurposeId, Decision> decisions;
    private final StateWords words;

    KnownData(Showing showing, Standings standings) {
        this.showing = showing;
        this.decisions = showing.visit().checkAll();
        this.words = new StateWords(showing, standings);
    }

    /** One form around all cards: each button in it ends one purpose. */
    Element section(FormTokens forms) {
        List<PurposeId> purposes =
                showing.policy().purposes().stream().map(Purpose::id).toList();
        Element form = ChoiceForm.about(showing, forms, Surface.KNOWN, purposes);
        showing.policy().dataCategories().forEach(category -> form.with(card(category)));
        return form;
    }

    private Element card(DataCategory category) {
        String id = "data-" + category.id();
        Element card = Element.of("section")
                .as("card")
                .set("aria-labelledby", id)
                .with(Element.of("h2", showing.in(category.title())).set("id", id))
                .with(Element.of("p", origin(category)));
        List<Purpose> uses = showing.policy().purposes().stream()
                .filter(purpose -> purpose.data().contains(category.id()))
                .toList();
        controls(category).ifPresent(card::with);
        if (uses.isEmpty()) {
            return card.with(Element.of("p", showing.say("known.unused")));
        }
        Element list = Element.of("ul").as("uses");
        uses.forEach(purpose -> list.with(use(purpose, category)));
        return card.with(list);
    }

    /** Where the shop lets people change or delete it. */
    private Optional<Element> controls(DataCategory category) {
        List<Element> links = Stream.of(Control.CHANGE_VALUE, Control.DELETE_DATA)
                .flatMap(control -> link(control, category).stream())
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.of("p").as("controls").with(links));
    }

    private Optional<Element> link(Control control, DataCategory category) {
        Visit visit = showing.visit();
        return visit.setup()
                .options()
                .controls()
                .place(control, category.id())
                .map(path -> Element.of("a", label(control))
                        .set("href", visit.request().getContextPath() + path)
                        .with(ChoiceForm.about(showing.in(category.title()))));
    }

    private String label(Control control) {
        return showing.say(control == Control.CHANGE_VALUE ? "known.change" : "known.delete");
    }

    private String origin(DataCategory category) {
        String others = category.thirdPersons() ? " " + showing.say("known.others") : "";
        String special = category.special() ? " " + showing.say("known.special") : "";
        return origins(category) + special + others;
    }

    private String origins(DataCategory category) {
        String key = "known.origin." + category.origin().word();
        return category.source()
                .map(source -> showing.say(key + ".from", showing.in(source)))
                .orElseGet(() -> showing.say(key));
    }

    private Element use(Purpose purpose, DataCategory category) {
        Decision decision = decisions.get(purpose.id());
        return decision == null ? unanswered(purpose) : use(purpose, category, decision);
    }

    /** The checks cannot be had, or another version has begun to count just now. */
    private Element unanswered(Purpose purpose) {
        return Element.of("li")
                .with(Element.of("p", showing.in(purpose.title())).as("title"))
                .with(Element.of("p", showing.say("state.unavailable")).as("state"));
    }

    private Element use(Purpose purpose, DataCategory category, Decision decision) {
        Element item = Element.of("li")
                .with(Element.of("p")
                        .as("title")
                        .with(Element.of("span", showing.in(purpose.title())))
                        .with(Element.of("span", words.badge(decision)).as("badge " + StateWords.mark(decision))))
                .with(Element.of("p", words.state(purpose, decision)).as("state"));
        if (decision.allowed() && !purpose.legalBasis().required()) {
            boolean interest = purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
            item.with(Element.of(
                            "div",
                            ChoiceForm.button(
                                    showing.say("known.stop"),
                                    showing.in(purpose.title()) + ", " + showing.in(category.title()),
                                    interest ? ChoiceKind.OBJECTED : ChoiceKind.WITHDRAWN,
                                    purpose.id()))
                    .as("buttons"));
        }
        return item;
    }
}
