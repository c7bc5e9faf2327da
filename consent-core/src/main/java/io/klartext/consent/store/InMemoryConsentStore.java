package io.klartext.consent.store;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PublishedPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store that lives and dies with the process: for trials and tests. It keeps the contract of every store but
 * durability. Thread-safe.
 */
public final class InMemoryConsentStore implements ConsentStore, KeepsExplanations {

    private final Log log = new Log();
    private final InMemoryExplanations explanations = new InMemoryExplanations(
            log, this::requireOpen, subject -> log.load(subject).erased());
    private volatile boolean closed;

    /** An empty store. */
    public InMemoryConsentStore() {}

    @Override
    public EventLog events() {
        return log;
    }

    @Override
    public ChangeFeed feed() {
        return log;
    }

    @Override
    public PolicyArchive policies() {
        return log;
    }

    @Override
    public ExplanationLog explanations() {
        return explanations;
    }

    @Override
    public void close() {
        synchronized (log) {
            closed = true;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("The store is closed: close it only after the last manager that uses it");
        }
    }

    /** One subject's events and the digests of the requests that they came from. */
    private static final class Subject {
        private final List<ConsentEvent> events = new ArrayList<>();
        private final Map<EventId, String> digests = new HashMap<>();
        private SubjectState state;

        private Subject(SubjectState state) {
            this.state = state;
        }

        private void append(PendingEvent pending) {
            ConsentEvent event = pending.at(state.headSequence() + 1);
            events.add(event);
            digests.put(event.id(), pending.digest());
            state = state.after(event);
        }

        private ConsentEvent event(EventId id) {
            return events.stream()
                    .filter(event -> event.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final class Log implements EventLog, ChangeFeed, PolicyArchive {

        private final Map<SubjectId, Subject> subjects = new HashMap<>();
        private final Map<SubjectId, Long> erased = new HashMap<>();
        private final List<@Nullable FeedEntry> entries = new ArrayList<>();
        private final NavigableMap<Integer, PublishedPolicy> policies = new TreeMap<>();

        @Override
        public synchronized Outcome append(SubjectId subject, List<PendingEvent> pending, AppendCondition condition) {
            requireOpen();
            if (pending.isEmpty()
                    || pending.stream().map(PendingEvent::id).distinct().count() != pending.size()) {
                throw new IllegalArgumentException("An append has at least one event, and each has an id of its own");
            }
            Subject known = subjects.getOrDefault(subject, new Subject(nothing(subject)));
            long there = pending.stream()
                    .filter(event -> known.digests.containsKey(event.id()))
                    .count();
            if (there > 0) {
                return repeated(known, pending);
            }
            if (!condition.holdsAt(known.state.headSequence())) {
                return new Rejected(
                        RejectionReason.CONDITION_FAILED,
                        "The subject's last event is another one: read the history and decide anew");
            }
            subjects.put(subject, known);
            for (PendingEvent event : pending) {
                known.append(event);
                entries.add(new FeedEntry(0, entries.size() + 1L, subject, known.state.headSequence()));
            }
            return new Recorded(known.events.subList(known.events.size() - pending.size(), known.events.size()), false);
        }

        private static Outcome repeated(Subject known, List<PendingEvent> pending) {
            boolean same = pending.stream().allMatch(event -> event.digest().equals(known.digests.get(event.id())));
            if (!same) {
                return new Rejected(RejectionReason.KEY_REUSED, "The key was used for another request: take a new key");
            }
            return new Recorded(
                    pending.stream().map(event -> known.event(event.id())).toList(), true);
        }

        @Override
        public synchronized Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
            requireOpen();
            SubjectState before = load(subject);
            if (before.erased()) {
                return new Recorded(List.of(), true);
            }
            erased.merge(subject, 1L, Long::sum);
            subjects.remove(subject);
            explanations.erase(subject);
            entries.replaceAll(entry -> entry == null || entry.subject().equals(subject) ? null : entry);
            entries.add(null);
            return new Recorded(
                    List.of(new FactEvent(
                            id, before.headSequence() + 1, at.truncatedTo(ChronoUnit.MICROS), new Erasure(), actor)),
                    false);
        }

        @Override
        public synchronized SubjectState load(SubjectId subject) {
            requireOpen();
            Subject known = subjects.get(subject);
            return known == null ? nothing(subject) : known.state;
        }

        private SubjectState nothing(SubjectId subject) {
            return SubjectState.empty().inEpoch(erased.getOrDefault(subject, 0L));
        }

        @Override
        public synchronized List<ConsentEvent> history(SubjectId subject) {
            requireOpen();
            Subject known = subjects.get(subject);
            return known == null ? List.of() : List.copyOf(known.events);
        }

        @Override
        public synchronized long[] heads() {
            requireOpen();
            return new long[] {entries.size()};
        }

        @Override
        public synchronized List<FeedEntry> read(int partition, long after, long upTo) {
            requireOpen();
            int last = (int) Math.min(upTo, entries.size());
            return entries.subList((int) Math.min(after, last), last).stream()
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        public synchronized void publish(PublishedPolicy published) {
            requireOpen();
            List<Policy> all = new ArrayList<>(
                    policies.values().stream().map(PublishedPolicy::policy).toList());
            all.add(published.policy());
            PolicyVersions.of(all);
            policies.putIfAbsent(published.policy().version(), published);
        }

        @Override
        public synchronized List<PublishedPolicy> published() {
            requireOpen();
            return List.copyOf(policies.values());
        }
    }
}
