package io.klartext.consent.internal.explain;

import io.klartext.consent.ExplanationHistory;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.KeepsExplanations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history where it is switched off: nothing is added. What a store holds from before can be read and erased. */
public final class NoExplanations implements ExplanationHistory {

    private final @Nullable ExplanationLog before;

    /** Beside a store, whether or not it can keep explanations. */
    public NoExplanations(ConsentStore store) {
        this.before = store instanceof KeepsExplanations keeping ? keeping.explanations() : null;
    }

    @Override
    public void shown(SubjectId subject, Explanation explanation) {
        // The shop keeps no history: nothing is asked, nothing is written.
    }

    @Override
    public List<PastExplanation> of(SubjectId subject) {
        return before == null ? List.of() : before.of(subject);
    }

    @Override
    public void erase(SubjectId subject) {
        if (before != null) {
            before.erase(subject);
        }
    }
}
