package io.klartext.consent.internal.record;

import io.klartext.consent.ConsentLinks;
import io.klartext.consent.SubjectId;
import io.klartext.consent.internal.Sha256;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.record.LinkRules.Undone;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links a visitor to an account. Two subjects are never written in one step: first the visitor is claimed for the account,
 * then the account takes over. Whatever happens in between, nobody else can inherit, and the same call finishes it.
 */
public final class Links implements ConsentLinks {

    /** How often a link is worked out anew because something was recorded meanwhile. */
    private static final int ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    private final Recorder recorder;
    private final Supplier<AppliedPolicy> policy;

    /**
     * Links by a recorder.
     *
     * @param recorder reads and appends
     * @param policy gives what counts now
     */
    public Links(Recorder recorder, Supplier<AppliedPolicy> policy) {
        this.recorder = recorder;
        this.policy = policy;
    }

    @Override
    public Outcome register(SubjectId visitor, SubjectId account) {
        return link(Occasion.REGISTRATION, visitor, account);
    }

    @Override
    public Outcome login(SubjectId visitor, SubjectId account) {
        return link(Occasion.LOGIN, visitor, account);
    }

    @Override
    public Outcome register(List<GivenChoice> said, String tie, SubjectId account) {
        return attempt(() -> take(Occasion.REGISTRATION, said, tie, account));
    }

    @Override
    public Outcome login(List<GivenChoice> said, String tie, SubjectId account) {
        return attempt(() -> take(Occasion.LOGIN, said, tie, account));
    }

    private Outcome link(Occasion occasion, SubjectId visitor, SubjectId account) {
        if (visitor.kind() != SubjectId.Kind.VISITOR || account.kind() != SubjectId.Kind.ACCOUNT) {
            return recorder.rejected(
                    RejectionReason.NOT_A_VISITOR_AND_AN_ACCOUNT, "A link joins a visitor, first, and an account");
        }
        String tie = Sha256.hex("tie\n" + visitor.value() + "\n" + account.value());
        return attempt(() -> linkOnce(occasion, visitor, tie, account));
    }

    /** One try; empty if something was recorded meanwhile. */
    @FunctionalInterface
    private interface Attempt {
        Optional<Outcome> run();
    }

    private Outcome attempt(Attempt attempt) {
        try {
            for (int left = ATTEMPTS; left > 0; left--) {
                Optional<Outcome> outcome = attempt.run();
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            return recorder.rejected(
                    RejectionReason.CONDITION_FAILED, "The subject's events keep changing: try again later");
        } catch (StoreException e) {
            return recorder.counted(Recorder.unavailable());
        } catch (RuntimeException e) {
            LOG.error(
                    "The store broke its contract with {}; nothing was linked",
                    e.getClass().getName());
            return recorder.counted(Recorder.unavailable());
        }
    }

    private Optional<Outcome> linkOnce(Occasion occasion, SubjectId visitor, String tie, SubjectId account) {
        List<ConsentEvent> events = recorder.history(visitor);
        List<GivenChoice> said = LinkRules.standing(events);
        Optional<String> claim = SubjectState.of(events).claim();
        if (said.isEmpty() || claim.filter(other -> !other.equals(tie)).isPresent()) {
            return Optional.of(nothing());
        }
        if (claim.isEmpty()) {
            Outcome claimed = append(visitor, List.of(fact(recorder.newId(), new Claim(tie))), events.size());
            if (!claimed.isRecorded()) {
                return settled(claimed);
            }
        }
        return take(occasion, said, tie, account);
    }

    private Optional<Outcome> take(Occasion occasion, List<GivenChoice> said, String tie, SubjectId account) {
        SubjectState state = recorder.load(account);
        List<GivenChoice> taken = LinkRules.taken(occasion, policy.get(), state, said);
        if (taken.isEmpty()) {
            return Optional.of(nothing());
        }
        String id = recorder.newId();
        return settled(append(account, followed(fact(id, new Link(tie, occasion)), id, taken), state.headSequence()));
    }

    @Override
    public Outcome unlink(SubjectId account, EventId link, Actor actor) {
        return attempt(() -> unlinkOnce(account, link, actor));
    }

    private Optional<Outcome> unlinkOnce(SubjectId account, EventId link, Actor actor) {
        List<ConsentEvent> events = recorder.history(account);
        List<ConsentEvent> done = facts(events, Unlink.class).stream()
                .filter(event -> ((Unlink) event.fact()).link().equals(link))
                .map(ConsentEvent.class::cast)
                .toList();
        if (!done.isEmpty()) {
            return Optional.of(new Recorded(done, true));
        }
        if (facts(events, Link.class).stream().noneMatch(event -> event.id().equals(link))) {
            return Optional.of(recorder.rejected(
                    RejectionReason.UNKNOWN_LINK, "The account has no link of that id: take it from its history"));
        }
        Undone undone = LinkRules.undo(events, link);
        String id = recorder.newId();
        PendingEvent unlink =
                PendingEvent.fact(new EventId(id), recorder.now(), new Unlink(link, undone.cleared()), actor);
        return settled(append(account, followed(unlink, id, undone.restored()), events.size()));
    }

    private static List<FactEvent> facts(List<ConsentEvent> events, Class<? extends Fact> kind) {
        return events.stream()
                .filter(FactEvent.class::isInstance)
                .map(FactEvent.class::cast)
                .filter(event -> kind.isInstance(event.fact()))
                .toList();
    }

    /** A fact and the choices that belong to it, under ids that begin with the fact's. */
    private List<PendingEvent> followed(PendingEvent fact, String id, List<GivenChoice> choices) {
        Instant now = recorder.now();
        List<PendingEvent> pending = new ArrayList<>(List.of(fact));
        for (GivenChoice given : choices) {
            pending.add(
                    PendingEvent.choice(Choices.numbered(id, pending.size()), now, given.choice(), given.evidence()));
        }
        return pending;
    }

    private PendingEvent fact(String id, Fact fact) {
        return PendingEvent.fact(new EventId(id), recorder.now(), fact, Actor.system("klartext"));
    }

    private Outcome append(SubjectId subject, List<PendingEvent> pending, long head) {
        return recorder.append(subject, pending, AppendCondition.headIs(head));
    }

    private static Optional<Outcome> settled(Outcome outcome) {
        boolean moved = outcome instanceof Rejected rejected && rejected.reason() == RejectionReason.CONDITION_FAILED;
        return moved ? Optional.empty() : Optional.of(outcome);
    }

    private static Outcome nothing() {
        return new Recorded(List.of(), false);
    }
}
