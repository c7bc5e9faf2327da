package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.PurposeFacts;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.ConsentRequests;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.time.temporal.TemporalAmount;

/**
 * The consent requests resource (ADPC, section 7.1): what a browser may ask somebody on the shop's behalf, with the facts
 * that an informed answer needs. It is the same for everybody who reads that language.
 */
public final class ConsentRequestsJson {

    private ConsentRequestsJson() {}

    /**
     * Tells the requests.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        Policy policy = visit.setup().consents().policy();
        Showing showing = Showing.of(visit, policy);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = json.putArray("consentRequests");
        for (Purpose purpose : ConsentRequests.offered(policy)) {
            requests.addObject()
                    .put("id", ConsentRequests.idOf(policy, purpose.id()))
                    .put("text", text(showing, purpose));
        }
        Answer.sharedJson(visit, showing.language(), json.toString());
    }

    private static String text(Showing showing, Purpose purpose) {
        String lifetime = purpose.consentLifetime()
                .map(time -> showing.say("requests.lifetime", time(showing, time)))
                .orElse("");
        String automated = purpose.automatedDecision() ? showing.say("requests.automated") : "";
        return String.join(
                        " ",
                        showing.say(
                                "requests.text",
                                showing.policy().controller().name(),
                                showing.in(purpose.title()),
                                showing.in(purpose.description())),
                        showing.say(
                                "requests.facts",
                                showing.words().list(PurposeFacts.dataOf(showing, purpose)),
                                showing.words().list(PurposeFacts.recipientsOf(showing, purpose)),
                                time(showing, purpose.retention())),
                        lifetime,
                        automated)
                .strip();
    }

    private static String time(Showing showing, TemporalAmount time) {
        String words = showing.words().time(time);
        return words.isEmpty() ? showing.say("requests.not-kept") : words;
    }
}
