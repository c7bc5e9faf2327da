package io.klartext.consent;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.PastExplanation;
import java.util.List;

/**
 * What people were shown, and why, where the shop switched that on with {@link ConsentManagerBuilder#explanationHistory}.
 * Otherwise nothing is kept. Asking why is never kept. Thread-safe.
 */
public interface ExplanationHistory {

    /**
     * Notes that an explanation was shown. It never throws and never waits for the store: the entry goes into a bounded
     * queue that is written about once a second and when the manager is closed. An entry that finds the queue full, or that
     * the store does not take, is lost; what is lost is counted ({@code klartext.explanations.lost}) and logged, never silent.
     *
     * @param subject who was shown it
     * @param explanation what was shown; neither titles nor values of it are kept
     */
    void shown(SubjectId subject, Explanation explanation);

    /**
     * What a person was shown, as far as it is kept, with all that was noted on this node before the call.
     *
     * @param subject whom
     * @return the latest first; empty if nothing is kept
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    List<PastExplanation> of(SubjectId subject);

    /**
     * The same for a copy of the person's data (GDPR 15(3), 20).
     *
     * @param subject whom
     * @return one JSON object per line, as {@link PastExplanation#json()} writes it; the latest first
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    default List<String> jsonLines(SubjectId subject) {
        return of(subject).stream().map(PastExplanation::json).toList();
    }

    /**
     * Destroys what is kept about a person, what is still queued on this node included, and nothing else about them:
     * {@link ConsentManager#erase} erases a whole person. Another node writes its queue once a second: erase when the person
     * is shown nothing more.
     *
     * @param subject whom
     * @throws io.klartext.consent.store.StoreException if the store cannot answer; erasing again is safe
     */
    void erase(SubjectId subject);
}
