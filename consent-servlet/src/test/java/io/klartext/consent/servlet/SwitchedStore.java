package io.klartext.consent.servlet;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.KeepsExplanations;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.PolicyArchive;
import io.klartext.consent.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store that a test can break, and that knows who has events. */
final class SwitchedStore implements ConsentStore, EventLog, KeepsExplanations {

    enum Condition {
        GOOD,
        SILENT,
        WRITE_ONLY,
        UNSURE
    }

    private final InMemoryConsentStore store = new InMemoryConsentStore();
    private final Set<SubjectId> subjects = ConcurrentHashMap.newKeySet();
    private volatile Condition condition = Condition.GOOD;

    void is(Condition now) {
        condition = now;
    }

    Set<SubjectId> subjects() {
        return subjects;
    }

    private void read() {
        answer();
        if (condition == Condition.WRITE_ONLY) {
            throw new StoreException("The store cannot be read: the test says so");
        }
    }

    private void answer() {
        if (condition == Condition.SILENT) {
            throw new StoreException("The store is silent: the test says so");
        }
    }

    @Override
    public EventLog events() {
        return this;
    }

    @Override
    public ChangeFeed feed() {
        return store.feed();
    }

    @Override
    public ExplanationLog explanations() {
        answer();
        return store.explanations();
    }

    @Override
    public PolicyArchive policies() {
        return store.policies();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition when) {
        answer();
        if (condition == Condition.UNSURE) {
            return new Outcome.Unknown(events.stream().map(PendingEvent::id).toList());
        }
        subjects.add(subject);
        return store.events().append(subject, events, when);
    }

    @Override
    public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
        answer();
        return store.events().erase(subject, id, at, actor);
    }

    @Override
    public SubjectState load(SubjectId subject) {
        read();
        return store.events().load(subject);
    }

    @Override
    public List<ConsentEvent> history(SubjectId subject) {
        read();
        return store.events().history(subject);
    }
}
