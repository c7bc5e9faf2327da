package io.klartext.consent.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.klartext.consent.SubjectId;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.FeedEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of subjects in memory, under a lease that bounds how old they can be.
 *
 * <p>A poll notes both clocks <em>before</em> it asks the store for the heads of its feed, reads what is new, throws out
 * every entry that is older than what it read, and only then renews the lease, counted from the noted clocks. A reader
 * takes the lease first, the entry second and the clocks last, and trusts the entry only while both clocks are before the
 * lease's end. So whatever is answered from memory was true at most one bound ago, whether a poll is slow, a node is
 * paused, or a clock steps. Push messages play no part in it.
 *
 * <p>A load must not put back what a poll has just thrown out. Each subject belongs to one of many stripes with a version
 * that every poll and every own write moves; a load notes the version before it asks the store and keeps its answer only
 * if the version is still the same. Comparing and keeping happen under a shared lock, moving the version and throwing out
 * under the exclusive one: an answer is either kept before, and thrown out, or sees the moved version. The map alone cannot
 * do that: to remove a key that is not there yet it takes no lock. A hit takes none either.
 *
 * <p>Entries are keyed by the subject itself, never by a hash of it and never by a question.
 */
public final class LeasedCache {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedCache.class);
    private static final int STRIPES = 1024;

    /** With more news than this in one partition it is cheaper to forget everything than to read it. */
    private static final long FLOOD = 10_000;

    private record Lease(long nanos, long millis) {
        boolean covers(long nowNanos, long nowMillis) {
            return nowNanos - nanos < 0 && nowMillis < millis;
        }
    }

    private final EventLog events;
    private final ChangeFeed feed;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration bound;
    private final Function<SubjectState, SubjectEntry> build;
    private final Cache<SubjectId, SubjectEntry> entries;
    private final AtomicLongArray stripes = new AtomicLongArray(STRIPES);
    private final ReadWriteLock keeping = new ReentrantReadWriteLock();
    private final Map<SubjectId, Long> doubts = new ConcurrentHashMap<>();

    private long @Nullable [] applied;
    private boolean failing;
    private volatile Lease lease;

    public LeasedCache(
            EventLog events, ChangeFeed feed, ManagerSettings settings, Function<SubjectState, SubjectEntry> build) {
        this.events = events;
        this.feed = feed;
        this.clock = settings.clock;
        this.nanos = settings.nanos;
        this.bound = settings.freshness.bound();
        this.build = build;
        this.entries =
                Caffeine.newBuilder().maximumSize(settings.cachedSubjects).build();
        this.lease = new Lease(nanos.getAsLong(), clock.millis());
    }

    /** The entry of a subject if it may be trusted now without asking anybody; null otherwise. */
    public @Nullable SubjectEntry ifFresh(SubjectId subject) {
        Lease current = lease;
        SubjectEntry entry = entries.getIfPresent(subject);
        return entry != null && current.covers(nanos.getAsLong(), clock.millis()) ? entry : null;
    }

    /** The same, if its decisions hold under this policy now too: all that a hit needs, with one look at each clock. */
    public @Nullable SubjectEntry ifGood(SubjectId subject, AppliedPolicy policy) {
        Lease current = lease;
        SubjectEntry entry = entries.getIfPresent(subject);
        if (entry == null) {
            return null;
        }
        long nowMillis = clock.millis();
        return current.covers(nanos.getAsLong(), nowMillis) && entry.isGood(policy, nowMillis) ? entry : null;
    }

    /** The state of a subject from the store; null if the store is silent, too slow, or in doubt. */
    public @Nullable SubjectEntry load(SubjectId subject) {
        long started = nanos.getAsLong();
        long version = stripes.get(stripe(subject));
        if (isInDoubt(subject, started)) {
            return null;
        }
        SubjectEntry loaded;
        try {
            loaded = build.apply(events.load(subject));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A subject's state could not be loaded ({}); the check is denied",
                    e.getClass().getName());
            return null;
        }
        if (nanos.getAsLong() - started >= bound.toNanos()) {
            return null;
        }
        keep(subject, loaded, version);
        return loaded;
    }

    private void keep(SubjectId subject, SubjectEntry loaded, long version) {
        keeping.readLock().lock();
        try {
            if (stripes.get(stripe(subject)) == version) {
                entries.put(subject, loaded);
            }
        } finally {
            keeping.readLock().unlock();
        }
    }

    /** Puts a rebuilt entry in the place of the one it was built from, unless that has gone meanwhile. */
    public void replace(SubjectId subject, SubjectEntry old, SubjectEntry rebuilt) {
        entries.asMap().replace(subject, old, rebuilt);
    }

    /** Forgets a subject, so that the next check asks the store. */
    public void forget(SubjectId subject) {
        exclusively(() -> {
            stripes.incrementAndGet(stripe(subject));
            entries.invalidate(subject);
        });
    }

    private void exclusively(Runnable work) {
        keeping.writeLock().lock();
        try {
            work.run();
        } finally {
            keeping.writeLock().unlock();
        }
    }

    /** Denies a subject until its last write is certainly either there or not. */
    public void doubt(SubjectId subject) {
        doubts.put(subject, nanos.getAsLong() + bound.toNanos());
        forget(subject);
    }

    private boolean isInDoubt(SubjectId subject, long now) {
        Long until = doubts.get(subject);
        if (until == null) {
            return false;
        }
        if (now - until < 0) {
            return true;
        }
        doubts.remove(subject, until);
        return false;
    }

    /** Reads the feed and renews the lease. If anything fails nothing is renewed, and the lease runs out. */
    public synchronized void poll() {
        long startNanos = nanos.getAsLong();
        long startMillis = clock.millis();
        try {
            long[] heads = feed.heads();
            long[] before = applied;
            if (before == null || before.length != heads.length) {
                forgetAll();
            } else {
                for (int partition = 0; partition < heads.length; partition++) {
                    apply(partition, before[partition], heads[partition]);
                }
            }
            applied = heads.clone();
            lease = new Lease(startNanos + bound.toNanos(), startMillis + bound.toMillis());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "The change feed could not be read ({}); once the lease is over every check asks the store",
                        e.getClass().getName());
            }
            failing = true;
        }
    }

    private void apply(int partition, long from, long to) {
        if (to == from) {
            return;
        }
        if (to < from) {
            LOG.error("The change feed went back from position {} to {}: was the store rolled back?", from, to);
            forgetAll();
            return;
        }
        List<FeedEntry> news = to - from > FLOOD ? List.of() : feed.read(partition, from, to);
        if (news.size() != to - from) {
            forgetAll();
            return;
        }
        exclusively(() -> news.forEach(this::forgetIfOlder));
    }

    private void forgetIfOlder(FeedEntry entry) {
        stripes.incrementAndGet(stripe(entry.subject()));
        SubjectEntry known = entries.getIfPresent(entry.subject());
        if (known != null && known.state().headSequence() < entry.sequence()) {
            entries.invalidate(entry.subject());
        }
    }

    private void forgetAll() {
        exclusively(() -> {
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                stripes.incrementAndGet(stripe);
            }
            entries.invalidateAll();
        });
    }

    private static int stripe(SubjectId subject) {
        int hash = subject.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }
}
