package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.pages.Showing;

/** What is said of a purpose wherever it is told as JSON. */
final class PurposeJson {

    private PurposeJson() {}

    /** What it is and what can be said about it at all, to which more is added. */
    static ObjectNode of(Showing showing, Purpose purpose) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", purpose.id().value())
                .put("title", showing.in(purpose.title()))
                .put("description", showing.in(purpose.description()))
                .put("legalBasis", purpose.legalBasis().word())
                .put("optional", !purpose.legalBasis().required())
                .put("onlyExplicitly", ChoiceWord.needsExplicit(purpose, showing.policy()));
    }
}
