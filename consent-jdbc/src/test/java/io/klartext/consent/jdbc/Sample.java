package io.klartext.consent.jdbc;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.testkit.SamplePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Requests of these tests. */
final class Sample {

    static final SubjectId ANNA = SubjectId.account("anna-canary-4711");
    static final SubjectId BERT = SubjectId.account("bert-canary-4712");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    static final String HASH = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

    static final Evidence EVIDENCE = Evidence.of(1, HASH, "de", Method.SPOKEN)
            .enteredBy(Actor.staff("staff-canary-4713"))
            .withSignals(Set.of(BrowserSignal.GPC))
            .onSurface("surface-canary-4714");

    private Sample() {}

    static PendingEvent event(String id, Choice choice) {
        return event(id, choice, EVIDENCE);
    }

    static PendingEvent event(String id, Choice choice, Evidence evidence) {
        return PendingEvent.choice(new EventId(id), NOON, choice, evidence);
    }

    static PendingEvent fact(String id, Fact fact) {
        return PendingEvent.fact(new EventId(id), NOON, fact, Actor.staff("staff-canary-4713"));
    }

    static PublishedPolicy published(int version) {
        return new PublishedPolicy(SamplePolicy.version(version), NOON);
    }

    static PendingEvent granted(String id) {
        return event(id, Choice.granted(SamplePolicy.ADS));
    }

    static PendingEvent withdrawn(String id) {
        return event(id, Choice.withdrawn(SamplePolicy.ADS));
    }

    static Outcome append(ConsentStore store, SubjectId subject, PendingEvent... events) {
        return store.events().append(subject, List.of(events), AppendCondition.none());
    }
}
