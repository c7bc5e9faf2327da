package io.klartext.consent.testkit;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.util.List;
import java.util.function.UnaryOperator;

/** A store that does not keep events as they were sent. */
final class LossyStore extends BrokenStore {

    private final UnaryOperator<ConsentEvent> loss;

    LossyStore(UnaryOperator<ConsentEvent> loss) {
        this.loss = loss;
    }

    static LossyStore ofEvidence(UnaryOperator<Evidence> loss) {
        return new LossyStore(event -> event instanceof ChoiceEvent choice
                ? new ChoiceEvent(choice.id(), 0, choice.recordedAt(), choice.choice(), loss.apply(choice.evidence()))
                : event);
    }

    static LossyStore ofFacts(UnaryOperator<Fact> loss) {
        return new LossyStore(event -> event instanceof FactEvent fact
                ? new FactEvent(fact.id(), 0, fact.recordedAt(), loss.apply(fact.fact()), fact.actor())
                : event);
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        List<PendingEvent> lossy = events.stream()
                .map(event -> new PendingEvent(loss.apply(event.event())))
                .toList();
        return super.append(subject, lossy, condition);
    }
}
