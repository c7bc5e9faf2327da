package io.klartext.consent.internal.record;

import io.klartext.consent.SubjectId;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records choices and facts: the rules first, then one append of all or nothing. */
public final class Choices {

    /** Leaves room for the numbers of the events of one request. */
    private static final int LONGEST_KEY = 100;

    private final Recorder recorder;

    /**
     * Records by a recorder.
     *
     * @param recorder appends
     */
    public Choices(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Records what was said in one answer. */
    public Outcome record(AppliedPolicy policy, SubjectId subject, List<Choice> choices, Evidence evidence) {
        Rejected rejected = ChoiceRules.check(policy, choices, evidence, recorder.now());
        if (rejected != null) {
            return recorder.counted(rejected);
        }
        String key = evidence.key().map(EventId::value).orElseGet(recorder::newId);
        Instant now = recorder.now();
        List<PendingEvent> pending = new ArrayList<>();
        for (Choice choice : choices) {
            pending.add(PendingEvent.choice(numbered(key, pending.size()), now, choice, evidence));
        }
        return recorder.append(subject, pending, AppendCondition.none());
    }

    /** Records a fact. */
    public Outcome record(AppliedPolicy policy, SubjectId subject, Fact fact, Actor actor, EventId key) {
        Rejected rejected = FactRules.check(policy, fact, actor);
        return rejected != null
                ? recorder.counted(rejected)
                : recorder.append(
                        subject, List.of(PendingEvent.fact(key, recorder.now(), fact, actor)), AppendCondition.none());
    }

    /** Records what was said before, elsewhere or on paper. */
    public Outcome carryOver(AppliedPolicy policy, SubjectId subject, List<GivenChoice> given, EventId key) {
        if (key.value().length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An idempotency key has at most " + LONGEST_KEY + " characters");
        }
        Rejected rejected = ChoiceRules.checkGiven(policy, given, recorder.now());
        if (rejected != null) {
            return recorder.counted(rejected);
        }
        Instant now = recorder.now();
        List<PendingEvent> pending = new ArrayList<>();
        for (GivenChoice choice : given) {
            pending.add(PendingEvent.choice(
                    numbered(key.value(), pending.size()), now, choice.choice(), choice.evidence()));
        }
        return recorder.append(subject, pending, AppendCondition.none());
    }

    /** The ids of one request's events: the key itself, then the key with a number. */
    static EventId numbered(String key, int before) {
        return new EventId(before == 0 ? key : key + "/" + (before + 1));
    }
}
