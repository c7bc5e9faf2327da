package io.klartext.consent.internal.explain;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ExplanationHistory;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.KeepsExplanations;
import io.klartext.consent.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history that is kept. A page only puts an entry into a {@link Queue}; a thread of its own writes it, so that a slow
 * store delays neither a page nor the polls on which freshness rests.
 *
 * <p>One lock holds whatever touches the store, for one subject at a time: what is erased cannot be written again by a
 * write that had taken it out of the queue before.
 */
public final class KeptExplanations implements ExplanationHistory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptExplanations.class);

    private static final long WRITE_EVERY_SECONDS = 1;
    private static final int PRUNED_AT_ONCE = 500;
    private static final long PRUNE_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ExplanationLog log;
    private final Retention retention;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Meters meters;
    private final Queue queue;
    private final ReentrantLock store = new ReentrantLock(true);
    private final ScheduledExecutorService writer;
    private @Nullable ScheduledFuture<?> writing;
    private long nextPrune;
    private boolean failing;
    private volatile boolean told;

    KeptExplanations(ExplanationLog log, Retention retention, Clock clock, LongSupplier nanos, Meters meters) {
        this.log = log;
        this.retention = retention;
        this.clock = clock;
        this.nanos = nanos;
        this.meters = meters;
        this.queue = new Queue();
        this.nextPrune = nanos.getAsLong();
        this.writer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "klartext-explanations");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to keep explanations in a store.
     *
     * @throws ConsentException if the store cannot keep any
     */
    public static KeptExplanations in(
            ConsentStore store, Retention retention, Clock clock, LongSupplier nanos, Meters meters) {
        if (!(store instanceof KeepsExplanations keeping)) {
            throw new ConsentException("The store " + store.getClass().getName()
                    + " cannot keep explanations: take one that implements KeepsExplanations, or leave"
                    + " .explanationHistory(...) out");
        }
        KeptExplanations kept = new KeptExplanations(keeping.explanations(), retention, clock, nanos, meters);
        kept.start();
        return kept;
    }

    private void start() {
        writing = writer.scheduleWithFixedDelay(this::work, WRITE_EVERY_SECONDS, WRITE_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void shown(SubjectId subject, Explanation explanation) {
        try {
            lost(queue.add(subject, PastExplanation.of(explanation, clock.instant())));
        } catch (RuntimeException e) {
            LOG.error("An explanation could not be noted: {}", e.getClass().getName());
            lost(1);
        }
    }

    /** What the thread does, again and again: nothing that it meets may end it. */
    void work() {
        try {
            write(Long.MAX_VALUE);
            prune();
            failing = false;
            told = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "The history of explanations cannot be written ({}); what is shown waits in memory",
                        e.getClass().getName());
            }
            failing = true;
        }
    }

    private void write(long deadlineNanos) {
        boolean more = true;
        while (more && deadlineNanos - nanos.getAsLong() > 0) {
            store.lock();
            try {
                more = writeNext();
            } finally {
                store.unlock();
            }
        }
    }

    /** The entries of one subject; false if none wait. What the store does not take waits again. */
    private boolean writeNext() {
        Queue.Waiting next = queue.take();
        if (next == null) {
            return false;
        }
        add(next);
        return true;
    }

    private void add(Queue.Waiting waiting) {
        try {
            log.add(waiting.subject(), waiting.entries(), retention.perSubject());
        } catch (StoreException e) {
            waiting.entries().forEach(entry -> lost(queue.add(waiting.subject(), entry)));
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The store broke its contract with {}", e.getClass().getName());
            lost(waiting.entries().size());
        }
    }

    private void prune() {
        if (nanos.getAsLong() - nextPrune < 0) {
            return;
        }
        int pruned = log.prune(oldest(), PRUNED_AT_ONCE);
        nextPrune = nanos.getAsLong() + (pruned < PRUNED_AT_ONCE ? PRUNE_EVERY_NANOS : 0);
    }

    private Instant oldest() {
        return clock.instant().minus(retention.time());
    }

    @Override
    public List<PastExplanation> of(SubjectId subject) {
        Instant oldest = oldest();
        store.lock();
        try {
            Queue.Waiting waiting = queue.take(subject);
            if (waiting != null) {
                add(waiting);
            }
            return log.of(subject).stream()
                    .filter(entry -> !entry.lastShown().isBefore(oldest))
                    .toList();
        } finally {
            store.unlock();
        }
    }

    @Override
    public void erase(SubjectId subject) {
        store.lock();
        try {
            queue.take(subject);
            log.erase(subject);
        } finally {
            store.unlock();
        }
    }

    /** Drops what waits to be written about somebody who is being erased; what was written the store itself erases. */
    public void drop(SubjectId subject) {
        store.lock();
        try {
            queue.take(subject);
        } finally {
            store.unlock();
        }
    }

    /** The first loss is told; after that the meter tells, until a write succeeds again. */
    private void lost(int entries) {
        if (entries == 0) {
            return;
        }
        meters.explanationsLost(entries);
        if (!told) {
            told = true;
            LOG.warn("An entry of the history of explanations was lost; klartext.explanations.lost counts them");
        }
    }

    /** Writes what waits; what the store does not take within ten seconds is lost. */
    @Override
    public void close() {
        if (writing != null) {
            writing.cancel(false);
        }
        writer.shutdown();
        try {
            write(nanos.getAsLong() + LONGEST_CLOSE_NANOS);
        } catch (RuntimeException e) {
            LOG.warn("The store fails at the close: {}", e.getClass().getName());
        }
        int left = queue.close();
        if (left > 0) {
            lost(left);
        }
    }
}
