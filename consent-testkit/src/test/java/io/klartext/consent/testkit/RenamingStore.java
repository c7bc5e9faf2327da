package io.klartext.consent.testkit;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A store that keeps subjects under another id than their own. */
final class RenamingStore extends BrokenStore {

    private final UnaryOperator<SubjectId> rename;

    RenamingStore(UnaryOperator<SubjectId> rename) {
        this.rename = rename;
    }

    @Override
    public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
        return super.append(rename.apply(subject), events, condition);
    }

    @Override
    public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
        return super.erase(rename.apply(subject), id, at, actor);
    }

    @Override
    public SubjectState load(SubjectId subject) {
        return super.load(rename.apply(subject));
    }

    @Override
    public List<ConsentEvent> history(SubjectId subject) {
        return super.history(rename.apply(subject));
    }
}
