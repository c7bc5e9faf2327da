package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.MarketingObjection;
import io.klartext.consent.servlet.internal.pages.PurposeAction;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.pages.StateWords;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One person's choices as JSON, with the token by which they can be changed. */
final class ChoicesJson {

    private final Visit visit;
    private final Policy policy;
    private final FormTokens tokens;
    private final Showing showing;
    private final Standings standings;

    ChoicesJson(Visit visit, Policy policy, FormTokens tokens) {
        this.visit = visit;
        this.policy = policy;
        this.tokens = tokens;
        this.showing = Showing.of(visit, policy);
        this.standings = Standings.of(visit);
    }

    void send() throws IOException {
        String language = showing.language();
        List<PurposeId> shown =
                new ArrayList<>(policy.purposes().stream().map(Purpose::id).toList());
        shown.add(PurposeId.DIRECT_MARKETING);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyVersion", policy.version());
        json.put("language", language);
        json.put("title", showing.say("choices.title"));
        json.put("link", showing.choicesLink());
        json.put("subject", subject());
        json.put("token", tokens.issue(visit.person(), Surface.API, policy, language, shown));
        ArrayNode purposes = json.putArray("purposes");
        policy.purposes().forEach(purpose -> purposes.add(purpose(purpose)));
        MarketingObjection.of(showing, standings)
                .ifPresentOrElse(
                        objection -> json.set("directMarketing", marketing(objection)),
                        () -> json.putNull("directMarketing"));
        Answer.json(visit, 200, "application/json", json.toString());
    }

    private String subject() {
        return visit.person()
                .subject()
                .map(SubjectId::kind)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .orElse("nobody");
    }

    private static ObjectNode marketing(MarketingObjection objection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", objection.title());
        json.put("state", objection.text());
        ArrayNode actions = json.putArray("actions");
        objection.button().ifPresent(label -> add(actions, ChoiceKind.OBJECTED, label));
        return json;
    }

    private ObjectNode purpose(Purpose purpose) {
        Decision decision = visit.check(purpose.id());
        ObjectNode json = PurposeJson.of(showing, purpose);
        json.put("allowed", decision.allowed());
        json.put("reason", decision.reason().word());
        json.put("validUntil", decision.validUntil().map(Instant::toString).orElse(null));
        json.put("state", new StateWords(showing, standings).state(purpose, decision));
        ArrayNode actions = json.putArray("actions");
        PurposeAction.of(showing, standings, purpose, decision).stream()
                .filter(action -> !action.expressly())
                .forEach(action -> add(actions, action.kind(), action.label()));
        return json;
    }

    private static void add(ArrayNode actions, ChoiceKind kind, String label) {
        actions.addObject().put("choice", kind.word()).put("label", label);
    }
}
