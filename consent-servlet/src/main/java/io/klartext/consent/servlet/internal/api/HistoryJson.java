package io.klartext.consent.servlet.internal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.PastChoices;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.PastChoice;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What whoever is asking has answered so far, as JSON, the newest first: a page of it at a time. */
public final class HistoryJson {

    private HistoryJson() {}

    /**
     * Tells the choices, those before a place if the query names one.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        visit.keepPrivate();
        Optional<String> before = visit.parameter("before");
        Optional<Long> place = before.flatMap(QueryNumber::of);
        if (before.isPresent() && place.isEmpty()) {
            Problem.parameter("before", "Take the next page from the field next, or leave before out")
                    .send(visit);
            return;
        }
        Standings standings = Standings.of(visit);
        if (!standings.isKnown()) {
            Problem.UNAVAILABLE.send(visit);
            return;
        }
        Showing showing = Showing.of(visit, visit.setup().consents().policy());
        ObjectNode json = json(showing, standings.before(place.orElse(Long.MAX_VALUE), PastChoices.MOST + 1));
        Answer.json(visit, 200, "application/json", json.toString());
    }

    /** One more than is told says whether there is a next page. */
    private static ObjectNode json(Showing showing, List<PastChoice> found) {
        List<PastChoice> told = found.subList(0, Math.min(PastChoices.MOST, found.size()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("language", showing.language());
        ArrayNode choices = json.putArray("choices");
        told.forEach(past -> choices.add(choice(showing, past)));
        String next = found.size() == told.size()
                ? null
                : showing.visit()
                        .links()
                        .historyBefore(told.get(told.size() - 1).place(), showing.asked());
        return json.put("next", next);
    }

    private static ObjectNode choice(Showing showing, PastChoice past) {
        GivenChoice given = past.given();
        Evidence evidence = given.evidence();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event", past.event().map(event -> event.id().value()).orElse(null));
        json.put("purpose", given.choice().purpose().value());
        json.put("choice", given.choice().kind().word());
        json.put("title", PastChoices.title(showing, given));
        json.put("text", PastChoices.said(showing, given));
        json.put("givenAt", given.givenAt().toString());
        json.put(
                "recordedAt",
                past.event().map(event -> event.recordedAt().toString()).orElse(null));
        json.put("policyVersion", evidence.policyVersion());
        json.put("language", evidence.language());
        json.put("explicit", evidence.explicit());
        json.put("method", evidence.method().word());
        json.put("enteredBy", evidence.actor().kind().name().toLowerCase(Locale.ROOT));
        return json.put("receipt", PastChoices.receipt(showing, past).orElse(null));
    }
}
