package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each store here loses a fact, a part of one, or a part of evidence; the test about it has to notice. */
final class ContractCatchesLostFactsTest {

    private static Evidence with(
            Evidence e, boolean explicit, Optional<Instant> givenAt, Optional<ShortenedClient> client) {
        return new Evidence(
                e.policyVersion(),
                e.noticeHash(),
                e.language(),
                e.method(),
                e.actor(),
                explicit,
                e.signals(),
                e.surface(),
                givenAt,
                client,
                e.key());
    }

    private static Instant day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS);
    }

    private static boolean isReused(Outcome outcome) {
        return outcome instanceof Rejected rejected && rejected.reason() == RejectionReason.KEY_REUSED;
    }

    private static boolean isSame(FeedEntry one, FeedEntry other) {
        return one.subject().equals(other.subject()) && one.sequence() == other.sequence();
    }

    static final class KeepsDaysOfMinority extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof Minority minority
                    ? new Minority(day(minority.consentsAloneFrom()), day(minority.adultFrom()))
                    : fact);
        }
    }

    @Test
    void aStoreThatKeepsTheDaysOfAMinorityOnlyIsCaught() {
        assertCaught(
                KeepsDaysOfMinority.class,
                "theLatestWordOnMinorityStandsToTheMicrosecond",
                "everyKindOfFactIsKeptWithWhoeverEnteredIt");
    }

    static final class ClearsTooMuch extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof Unlink unlink
                    ? new Unlink(
                            unlink.link(), List.of(SamplePolicy.ADS, SamplePolicy.NEWSLETTER, SamplePolicy.STATISTICS))
                    : fact);
        }
    }

    @Test
    void aStoreThatClearsMoreThanAnUnlinkNamesIsCaught() {
        assertCaught(ClearsTooMuch.class, "anUnlinkClearsThePurposesThatItNamesAndNoOther");
    }

    static final class ForgetsWhoEnteredAFact extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new LossyStore(event -> event instanceof FactEvent fact
                    ? new FactEvent(fact.id(), 0, fact.recordedAt(), fact.fact(), Actor.subject())
                    : event);
        }
    }

    @Test
    void aStoreThatForgetsWhoEnteredAFactIsCaught() {
        assertCaught(
                ForgetsWhoEnteredAFact.class,
                "everyKindOfFactIsKeptWithWhoeverEnteredIt",
                "aKeyThatWasUsedForAnotherFactIsRejected");
    }

    static final class SortsThePurposesOfANotice extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof NoticeShown shown
                    ? new NoticeShown(
                            shown.policyVersion(),
                            shown.noticeHash(),
                            shown.language(),
                            shown.purposes().stream()
                                    .sorted(Comparator.comparing(PurposeId::value))
                                    .toList(),
                            shown.surface())
                    : fact);
        }
    }

    @Test
    void aStoreThatChangesTheOrderInWhichPurposesWereShownIsCaught() {
        assertCaught(SortsThePurposesOfANotice.class, "aNoticeThatWasShownIsKeptToTheLastField");
    }

    static final class LosesTheSurfaceOfANotice extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof NoticeShown shown
                    ? new NoticeShown(
                            shown.policyVersion(),
                            shown.noticeHash(),
                            shown.language(),
                            shown.purposes(),
                            shown.surface().filter(surface -> !surface.isEmpty()))
                    : fact);
        }
    }

    @Test
    void aStoreThatLosesWhereANoticeWasShownIsCaught() {
        assertCaught(LosesTheSurfaceOfANotice.class, "aNoticeThatWasShownIsKeptToTheLastField");
    }

    static final class KeepsTheFirstAttributeOfADisclosure extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof Disclosure seen
                    ? Disclosure.of(seen.purpose(), seen.attributes().subList(0, 1), seen.policyVersion())
                    : fact);
        }
    }

    @Test
    void aStoreThatForgetsWhatWasLookedAtIsCaught() {
        assertCaught(
                KeepsTheFirstAttributeOfADisclosure.class,
                "aDisclosureIsKeptToTheLastAttribute",
                "everyKindOfFactIsKeptWithWhoeverEnteredIt");
    }

    static final class ForgetsTheVersionOfADisclosure extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact ->
                    fact instanceof Disclosure seen ? new Disclosure(seen.purpose(), seen.attributes(), 1) : fact);
        }
    }

    @Test
    void aStoreThatForgetsUnderWhichVersionItWasLookedAtIsCaught() {
        assertCaught(
                ForgetsTheVersionOfADisclosure.class,
                "aDisclosureIsKeptToTheLastAttribute",
                "aKeyThatWasUsedForAnotherFactIsRejected");
    }

    static final class ForgetsTheOccasionOfALink extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofFacts(fact -> fact instanceof Link link ? new Link(link.tie(), Occasion.LOGIN) : fact);
        }
    }

    @Test
    void aStoreThatForgetsTheOccasionOfALinkIsCaught() {
        assertCaught(
                ForgetsTheOccasionOfALink.class,
                "everyKindOfFactIsKeptWithWhoeverEnteredIt",
                "aKeyThatWasUsedForAnotherFactIsRejected");
    }

    static final class KnowsFactsByTheirKind extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    List<ConsentEvent> there = new ArrayList<>(history(subject));
                    there.removeIf(event -> !event.id().equals(events.get(0).id())
                            || !event.kind().equals(events.get(0).event().kind()));
                    return isReused(outcome) && there.size() == 1 && there.get(0) instanceof FactEvent
                            ? new Recorded(there, true)
                            : outcome;
                }
            };
        }
    }

    @Test
    void aStoreThatKnowsARepeatedFactByItsKindOnlyIsCaught() {
        assertCaught(KnowsFactsByTheirKind.class, "aKeyThatWasUsedForAnotherFactIsRejected");
    }

    static final class TakesARepeatedFactForAnotherRequest extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    return outcome instanceof Recorded recorded
                                    && recorded.repeated()
                                    && recorded.events().get(0) instanceof FactEvent
                            ? new Rejected(RejectionReason.KEY_REUSED, "facts have no digest here")
                            : outcome;
                }
            };
        }
    }

    @Test
    void aStoreThatKnowsNoRepeatedFactIsCaught() {
        assertCaught(
                TakesARepeatedFactForAnotherRequest.class,
                "theSameFactTwiceIsOneEvent",
                "aRepeatedBatchOfFactsAndChoicesIsAnsweredInItsOrder");
    }

    static final class PutsChoicesFirst extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    List<PendingEvent> sorted = new ArrayList<>(events);
                    sorted.sort(Comparator.comparing(event -> event.event() instanceof FactEvent));
                    return super.append(subject, sorted, condition);
                }
            };
        }
    }

    @Test
    void aStoreThatPutsChoicesBeforeFactsIsCaught() {
        assertCaught(
                PutsChoicesFirst.class,
                "factsAndChoicesOfOneAppendStandInTheirOrder",
                "aPurposeSaidAndClearedInOneAppendIsCleared");
    }

    static final class AppendsFactsUnconditionally extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    boolean fact = events.get(0).event() instanceof FactEvent;
                    return super.append(subject, events, fact ? AppendCondition.none() : condition);
                }
            };
        }
    }

    @Test
    void aStoreThatAppendsFactsWithoutTheConditionIsCaught() {
        assertCaught(AppendsFactsUnconditionally.class, "factsAndChoicesStandTogetherUnderOneCondition");
    }

    static final class LosesGivenAt extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofEvidence(
                    evidence -> with(evidence, evidence.explicit(), Optional.empty(), evidence.client()));
        }
    }

    @Test
    void aStoreThatLosesWhenItWasSaidIsCaught() {
        assertCaught(
                LosesGivenAt.class,
                "whenItWasSaidIsKeptToTheMicrosecondAndInTheState",
                "evidenceInWhichNothingIsEmptyIsKept");
    }

    static final class LosesTheExplicitFlag extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofEvidence(evidence -> with(evidence, false, evidence.givenAt(), evidence.client()));
        }
    }

    @Test
    void aStoreThatLosesWhetherItWasSaidExpresslyIsCaught() {
        assertCaught(
                LosesTheExplicitFlag.class, "whetherItWasSaidExpresslyIsKept", "evidenceInWhichNothingIsEmptyIsKept");
    }

    static final class LosesTheClient extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofEvidence(
                    evidence -> with(evidence, evidence.explicit(), evidence.givenAt(), Optional.empty()));
        }
    }

    @Test
    void aStoreThatLosesTheShortenedClientIsCaught() {
        assertCaught(LosesTheClient.class, "theShortenedClientIsKept", "evidenceInWhichNothingIsEmptyIsKept");
    }

    static final class LeavesFactsOutOfTheFeed extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final List<FeedEntry> told = new ArrayList<>();

                private synchronized List<FeedEntry> told() {
                    for (FeedEntry entry : Feeds.all(good.feed())) {
                        ConsentEvent event = history(entry.subject()).get((int) entry.sequence() - 1);
                        if (event instanceof ChoiceEvent && told.stream().noneMatch(known -> isSame(known, entry))) {
                            told.add(new FeedEntry(0, told.size() + 1L, entry.subject(), entry.sequence()));
                        }
                    }
                    return List.copyOf(told);
                }

                @Override
                public long[] heads() {
                    return new long[] {told().size()};
                }

                @Override
                public List<FeedEntry> read(int partition, long after, long upTo) {
                    return told().stream()
                            .filter(entry -> entry.position() > after && entry.position() <= upTo)
                            .toList();
                }
            };
        }
    }

    @Test
    void aStoreThatLeavesFactsOutOfTheFeedIsCaught() {
        assertCaught(LeavesFactsOutOfTheFeed.class, "everyFactHasItsEntryInTheFeed");
    }
}
