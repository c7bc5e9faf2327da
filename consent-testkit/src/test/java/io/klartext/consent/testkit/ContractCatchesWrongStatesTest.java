package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.ConsentStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each store here keeps the right history and folds it wrongly; the test about it has to notice. */
final class ContractCatchesWrongStatesTest {

    /** A store whose history is right and whose state is folded wrongly. */
    private static ConsentStore folding(BiFunction<SubjectState, List<ConsentEvent>, SubjectState> mistake) {
        return new BrokenStore() {
            @Override
            public SubjectState load(SubjectId subject) {
                return mistake.apply(super.load(subject), history(subject));
            }
        };
    }

    private static SubjectState with(
            SubjectState state,
            Map<PurposeId, Standing> standing,
            boolean restricted,
            Optional<Minority> minority,
            Optional<String> claim) {
        return new SubjectState(
                state.headSequence(), standing, state.unreadable(), restricted, minority, claim, state.erasureEpoch());
    }

    private static <T extends Fact> List<T> facts(List<ConsentEvent> events, Class<T> kind) {
        return events.stream()
                .filter(FactEvent.class::isInstance)
                .map(event -> ((FactEvent) event).fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Optional<String> lastClaim(List<ConsentEvent> events) {
        return facts(events, Claim.class).stream().map(Claim::tie).reduce((first, second) -> second);
    }

    private static Map<PurposeId, Standing> rewritten(SubjectState state, UnaryOperator<Standing> mistake) {
        Map<PurposeId, Standing> standing = new HashMap<>(state.standing());
        standing.replaceAll((purpose, right) -> mistake.apply(right));
        return standing;
    }

    private static Standing standingOf(Standing right, Instant givenAt, boolean explicit) {
        return new Standing(
                right.kind(),
                right.event(),
                right.sequence(),
                givenAt,
                right.policyVersion(),
                right.signals(),
                explicit,
                right.byGuardian());
    }

    private static Instant recordedAt(List<ConsentEvent> events, Standing standing) {
        return events.get((int) standing.sequence() - 1).recordedAt();
    }

    static final class ForgetsRestrictions extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> with(state, state.standing(), false, state.minority(), state.claim()));
        }
    }

    @Test
    void aStoreThatForgetsRestrictionsIsCaught() {
        assertCaught(ForgetsRestrictions.class, "aRestrictionStandsFromTheNextLoadUntilItIsLifted");
    }

    static final class NeverLiftsARestriction extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> with(
                    state,
                    state.standing(),
                    facts(events, Restriction.class).contains(Restriction.begins()),
                    state.minority(),
                    state.claim()));
        }
    }

    @Test
    void aStoreThatNeverLiftsARestrictionIsCaught() {
        assertCaught(NeverLiftsARestriction.class, "aRestrictionStandsFromTheNextLoadUntilItIsLifted");
    }

    static final class ForgetsMinorities extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) ->
                    with(state, state.standing(), state.restricted(), Optional.empty(), state.claim()));
        }
    }

    @Test
    void aStoreThatForgetsWhoIsAMinorIsCaught() {
        assertCaught(ForgetsMinorities.class, "theLatestWordOnMinorityStandsToTheMicrosecond");
    }

    static final class KeepsTheLastClaim extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) ->
                    with(state, state.standing(), state.restricted(), state.minority(), lastClaim(events)));
        }
    }

    @Test
    void aStoreThatLetsASecondAccountClaimAVisitorIsCaught() {
        assertCaught(KeepsTheLastClaim.class, "aVisitorBelongsToWhoeverClaimedFirst");
    }

    static final class IgnoresUnlinks extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> {
                Map<PurposeId, Standing> all = new HashMap<>();
                for (ConsentEvent event : events) {
                    if (event instanceof ChoiceEvent choice) {
                        List<ConsentEvent> upToIt = events.subList(0, (int) event.sequence());
                        PurposeId purpose = choice.choice().purpose();
                        all.put(purpose, SubjectState.of(upToIt).standing().get(purpose));
                    }
                }
                return with(state, all, state.restricted(), state.minority(), state.claim());
            });
        }
    }

    @Test
    void aStoreThatDoesNotClearWhatAnUnlinkNamesIsCaught() {
        assertCaught(
                IgnoresUnlinks.class,
                "anUnlinkClearsThePurposesThatItNamesAndNoOther",
                "aPurposeSaidAndClearedInOneAppendIsCleared");
    }

    static final class ClearsAtTheEnd extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> {
                Map<PurposeId, Standing> left = new HashMap<>(state.standing());
                facts(events, Unlink.class).forEach(unlink -> left.keySet().removeAll(unlink.cleared()));
                return with(state, left, state.restricted(), state.minority(), state.claim());
            });
        }
    }

    @Test
    void aStoreThatClearsWhatWasSaidAfterAnUnlinkIsCaught() {
        assertCaught(
                ClearsAtTheEnd.class,
                "anUnlinkClearsThePurposesThatItNamesAndNoOther",
                "aPurposeSaidAndClearedInOneAppendIsCleared");
    }

    static final class CountsFromTheRecording extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> with(
                    state,
                    rewritten(
                            state, standing -> standingOf(standing, recordedAt(events, standing), standing.explicit())),
                    state.restricted(),
                    state.minority(),
                    state.claim()));
        }
    }

    @Test
    void aStoreWhoseStateCountsFromTheRecordingIsCaught() {
        assertCaught(CountsFromTheRecording.class, "whenItWasSaidIsKeptToTheMicrosecondAndInTheState");
    }

    static final class FoldsEverythingAsExplicit extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return folding((state, events) -> with(
                    state,
                    rewritten(state, standing -> standingOf(standing, standing.givenAt(), true)),
                    state.restricted(),
                    state.minority(),
                    state.claim()));
        }
    }

    @Test
    void aStoreWhoseStateTakesEveryGrantForExplicitIsCaught() {
        assertCaught(FoldsEverythingAsExplicit.class, "whetherItWasSaidExpresslyIsKept");
    }
}
