package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One person's choices as JSON, with the token by which they can be changed. */
final class ChoicesJson {

    private final Visit visit;
    private final Policy policy;
    private final FormTokens tokens;

    ChoicesJson(Visit visit, Policy policy, FormTokens tokens) {
        this.visit = visit;
        this.policy = policy;
        this.tokens = tokens;
    }

    void send() throws IOException {
        String language = visit.language(policy);
        List<PurposeId> shown =
                new ArrayList<>(policy.purposes().stream().map(Purpose::id).toList());
        shown.add(PurposeId.DIRECT_MARKETING);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyVersion", policy.version());
        json.put("language", language);
        json.put("subject", subject());
        json.put("formToken", tokens.issue(visit.person(), Surface.API, policy, language, shown));
        ArrayNode purposes = json.putArray("purposes");
        policy.purposes().forEach(purpose -> purposes.add(purpose(purpose, language)));
        Answer.json(visit, 200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String subject() {
        return visit.person()
                .subject()
                .map(SubjectId::kind)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .orElse("nobody");
    }

    private ObjectNode purpose(Purpose purpose, String language) {
        Decision decision = visit.check(purpose.id());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", purpose.id().value());
        json.put("title", purpose.title().in(language));
        json.put("description", purpose.description().in(language));
        json.put("legalBasis", purpose.legalBasis().word());
        json.put("optional", !purpose.legalBasis().required());
        json.put("allowed", decision.allowed());
        json.put("reason", decision.reason().name());
        json.put("validUntil", decision.validUntil().map(Instant::toString).orElse(null));
        return json;
    }
}
