package io.klartext.consent;

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
import io.klartext.consent.store.StoreException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory whose calls can fail, break the contract, or be overtaken. */
public final class FaultyStore implements ConsentStore {

    /** The calls of the SPI that a running manager makes. */
    public enum Call {
        APPEND,
        ERASE,
        LOAD,
        HISTORY,
        HEADS,
        READ
    }

    private final InMemoryConsentStore store = new InMemoryConsentStore();
    private final Set<Call> failing = EnumSet.noneOf(Call.class);
    private final Set<Call> breaking = EnumSet.noneOf(Call.class);
    private final Map<Call, Runnable> before = new EnumMap<>(Call.class);
    private final Map<Call, Runnable> after = new EnumMap<>(Call.class);
    private @Nullable SubjectState loaded;
    private @Nullable Long heads;
    private int calls;

    public void failAt(Call... which) {
        failing.addAll(List.of(which));
    }

    public void heal() {
        failing.clear();
        breaking.clear();
    }

    public void breakContractAt(Call which) {
        breaking.add(which);
    }

    public void before(Call call, Runnable work) {
        before.put(call, work);
    }

    public void after(Call call, Runnable work) {
        after.put(call, work);
    }

    public void answerLoadsWith(SubjectState state) {
        loaded = state;
    }

    public void answerHeadsWith(long position) {
        heads = position;
    }

    public int calls() {
        return calls;
    }

    private <T> T through(Call call, Supplier<T> work) {
        calls++;
        before.getOrDefault(call, () -> {}).run();
        if (failing.contains(call)) {
            throw new StoreException("The store is away");
        }
        if (breaking.contains(call)) {
            throw new IllegalStateException("boom");
        }
        T result = work.get();
        after.getOrDefault(call, () -> {}).run();
        return result;
    }

    @Override
    public EventLog events() {
        EventLog log = store.events();
        return new EventLog() {
            @Override
            public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                return through(Call.APPEND, () -> log.append(subject, events, condition));
            }

            @Override
            public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
                return through(Call.ERASE, () -> log.erase(subject, id, at, actor));
            }

            @Override
            public SubjectState load(SubjectId subject) {
                return through(Call.LOAD, () -> loaded == null ? log.load(subject) : loaded);
            }

            @Override
            public List<ConsentEvent> history(SubjectId subject) {
                return through(Call.HISTORY, () -> log.history(subject));
            }
        };
    }

    @Override
    public ChangeFeed feed() {
        ChangeFeed feed = store.feed();
        return new ChangeFeed() {
            @Override
            public long[] heads() {
                return through(Call.HEADS, () -> heads == null ? feed.heads() : new long[] {heads});
            }

            @Override
            public List<FeedEntry> read(int partition, long after, long upTo) {
                return through(Call.READ, () -> feed.read(partition, after, upTo));
            }
        };
    }

    @Override
    public PolicyArchive policies() {
        PolicyArchive archive = store.policies();
        return new PolicyArchive() {
            @Override
            public void publish(PublishedPolicy policy) {
                archive.publish(policy);
            }

            @Override
            public List<PublishedPolicy> published() {
                return archive.published();
            }
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
