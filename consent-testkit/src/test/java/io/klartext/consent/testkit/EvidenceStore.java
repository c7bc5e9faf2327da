package io.klartext.consent.testkit;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.util.List;
import java.util.function.UnaryOperator;

/** A store that does not keep evidence as it was sent. */
final class EvidenceStore extends BrokenStore {

    private final UnaryOperator<Evidence> loss;

    EvidenceStore(UnaryOperator<Evidence> loss) {
        this.loss = loss;
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        List<PendingEvent> lossy = events.stream()
                .map(event ->
                        PendingEvent.choice(event.id(), event.recordedAt(), event.choice(), loss.apply(event.evidence())))
                .toList();
        return super.append(subject, lossy, condition);
    }
}
