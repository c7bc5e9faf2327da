package io.klartext.consent.testkit;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.PolicyArchive;
import java.time.Instant;
import java.util.List;

/** A good store in every respect but the one that a subclass breaks. */
abstract class BrokenStore implements ConsentStore, EventLog, ChangeFeed, PolicyArchive {

    final InMemoryConsentStore good = new InMemoryConsentStore();

    @Override
    public EventLog events() {
        return this;
    }

    @Override
    public ChangeFeed feed() {
        return this;
    }

    @Override
    public PolicyArchive policies() {
        return this;
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        return good.events().append(subject, events, condition);
    }

    @Override
    public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
        return good.events().erase(subject, id, at, actor);
    }

    @Override
    public SubjectState load(SubjectId subject) {
        return good.events().load(subject);
    }

    @Override
    public List<ConsentEvent> history(SubjectId subject) {
        return good.events().history(subject);
    }

    @Override
    public long[] heads() {
        return good.feed().heads();
    }

    @Override
    public List<FeedEntry> read(int partition, long after, long upTo) {
        return good.feed().read(partition, after, upTo);
    }

    @Override
    public void publish(PublishedPolicy policy) {
        good.policies().publish(policy);
    }

    @Override
    public List<PublishedPolicy> published() {
        return good.policies().published();
    }

    @Override
    public void close() {
        good.close();
    }
}
