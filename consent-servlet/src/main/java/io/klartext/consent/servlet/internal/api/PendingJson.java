package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.AskedAbout;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.WhatChanged;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** About what whoever is asking may be asked, as JSON: which purpose, why, and what has changed. */
public final class PendingJson {

    private PendingJson() {}

    /**
     * Tells it.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        Policy policy = visit.setup().consents().policy();
        Showing showing = Showing.of(visit, policy);
        List<PendingPurpose> pending = visit.pending();
        WhatChanged changed = new WhatChanged(visit, showing.language());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyVersion", policy.version());
        json.put("language", showing.language());
        json.put("changesLanguage", showing.explainedIn());
        json.put("title", AskedAbout.title(showing, pending));
        ArrayNode purposes = json.putArray("purposes");
        for (PendingPurpose one : pending) {
            policy.purpose(one.purpose())
                    .ifPresent(purpose -> purposes.add(purpose(showing, one, purpose, changed.about(one))));
        }
        Answer.json(visit, 200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode purpose(
            Showing showing, PendingPurpose pending, Purpose purpose, List<String> whatChanged) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("purpose", pending.purpose().value());
        json.put("title", showing.in(purpose.title()));
        json.put("description", showing.in(purpose.description()));
        json.put("cause", pending.cause().name());
        json.put("text", AskedAbout.cause(showing, pending));
        json.put("answeredVersion", pending.answeredVersion());
        ArrayNode changes = json.putArray("whatChanged");
        whatChanged.forEach(changes::add);
        return json;
    }
}
