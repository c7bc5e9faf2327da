package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.ArrayList;
import java.util.List;

/** Shows what must be said openly, what is offered, and on what it rests. */
final class OfferWords {

    private OfferWords() {}

    static List<Node> of(Showing showing, ExplanationText text) {
        List<Node> content = new ArrayList<>();
        if (!text.openly().isEmpty()) {
            content.add(showing.explained(
                    Element.of("p", String.join(" ", text.openly())).as("lead openly")));
        }
        content.add(showing.explained(Element.of("p", text.offer()).as("offer")));
        content.add(showing.explained(
                Element.of("p", String.join(" ", text.about())).as("lead")));
        return content;
    }
}
