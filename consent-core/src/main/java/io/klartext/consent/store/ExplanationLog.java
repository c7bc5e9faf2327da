package io.klartext.consent.store;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import java.time.Instant;
import java.util.List;

/**
 * What people were shown, and why: kept apart from the events, since it may be lost, runs out, and goes when the person asks.
 * What is personal about it is kept as a store keeps what is personal about events. Implementations are safe for use by many
 * threads.
 */
public interface ExplanationLog {

    /**
     * Adds to what is kept about a subject, all or nothing. What has the {@linkplain PastExplanation#key() key} of an entry
     * that is there is {@linkplain PastExplanation#and joined} with it. Then the entries that were shown longest ago go,
     * until no more are left than may be. About somebody who was {@linkplain EventLog#erase erased}, and about whom nothing
     * was recorded since, nothing is added: what was shown before may still have been on its way.
     *
     * @param subject who was shown them
     * @param shown entries, in any order
     * @param most how many entries of the subject are kept, at least 1
     * @throws StoreException if the store cannot answer; whether they were added is then open
     */
    void add(SubjectId subject, List<PastExplanation> shown, int most);

    /**
     * What is kept about a subject, including all that was added before the call.
     *
     * @param subject any subject
     * @return the entries by when they were last shown, the latest first; empty if there are none
     * @throws StoreException if the store cannot answer
     */
    List<PastExplanation> of(SubjectId subject);

    /**
     * Destroys what is kept about a subject, and nothing about anybody else. Events are no part of it; whoever erases the
     * whole subject calls {@link EventLog#erase}, which does this too.
     *
     * @param subject any subject
     * @throws StoreException if the store cannot answer; erasing again is safe
     */
    void erase(SubjectId subject);

    /**
     * Destroys entries of anybody that were last shown before an instant, a bounded number in one call.
     *
     * @param before the instant
     * @param most how many at most, at least 1
     * @return how many were destroyed; fewer than asked for only if no more are that old
     * @throws StoreException if the store cannot answer; pruning again is safe
     */
    int prune(Instant before, int most);
}
