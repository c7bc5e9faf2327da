package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.AskedPurpose;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.util.List;

/** About what whoever is asking may be asked, as JSON: which purpose, why, and what has changed. */
public final class PendingJson {

    private final FormTokens tokens;

    /**
     * What is asked, and with it what an answer needs.
     *
     * @param tokens makes the token of an answer
     */
    public PendingJson(FormTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Tells it.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public void show(Visit visit) throws IOException {
        Policy policy = visit.setup().consents().policy();
        Showing showing = Showing.of(visit, policy);
        List<AskedPurpose> asked = AskedPurpose.of(showing, visit.pending());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyVersion", policy.version());
        json.put("language", showing.language());
        json.put("changesLanguage", showing.explainedIn());
        json.put("title", AskedPurpose.title(showing, asked));
        json.put("token", tokens.issue(visit.person(), Surface.API, policy, showing.language(), shown(asked)));
        ArrayNode purposes = json.putArray("purposes");
        asked.forEach(one -> purposes.add(purpose(showing, one)));
        Answer.json(visit, 200, "application/json", json.toString());
    }

    private static List<PurposeId> shown(List<AskedPurpose> asked) {
        return asked.stream().map(one -> one.purpose().id()).toList();
    }

    private static ObjectNode purpose(Showing showing, AskedPurpose asked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", asked.purpose().id().value());
        json.put("title", showing.in(asked.purpose().title()));
        json.put("description", showing.in(asked.purpose().description()));
        json.put("cause", asked.pending().cause().word());
        json.put("text", asked.cause(showing));
        json.put("answeredVersion", asked.pending().answeredVersion());
        ArrayNode changes = json.putArray("whatChanged");
        asked.whatChanged().forEach(changes::add);
        return json;
    }
}
