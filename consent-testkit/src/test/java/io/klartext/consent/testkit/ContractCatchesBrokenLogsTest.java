package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.PendingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each store here breaks one promise of the event log; the test that is about that promise has to notice. */
final class ContractCatchesBrokenLogsTest {

    static final class ForgetsTheSecondOfABatch extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    return super.append(subject, events.subList(0, 1), condition);
                }
            };
        }
    }

    @Test
    void aStoreThatForgetsTheSecondEventOfABatchIsCaught() {
        assertCaught(
                ForgetsTheSecondOfABatch.class,
                "allEventsOfOneAppendAreThereInTheirOrder",
                "everyEventOfABatchHasItsEntry");
    }

    static final class AppendsABatchOneByOne extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    List<ConsentEvent> done = new ArrayList<>();
                    boolean repeated = true;
                    for (PendingEvent event : events) {
                        Outcome one = super.append(subject, List.of(event), condition);
                        if (!(one instanceof Recorded recorded)) {
                            return one;
                        }
                        done.addAll(recorded.events());
                        repeated &= recorded.repeated();
                    }
                    return new Recorded(done, repeated);
                }
            };
        }
    }

    @Test
    void aStoreThatAppendsABatchOneByOneIsCaught() {
        assertCaught(AppendsABatchOneByOne.class, "aBatchOfWhichOnlySomeIsThereIsRejectedWhole");
    }

    static final class IgnoresTheCondition extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    return super.append(subject, events, AppendCondition.none());
                }
            };
        }
    }

    @Test
    void aStoreThatIgnoresTheConditionIsCaught() {
        assertCaught(
                IgnoresTheCondition.class,
                "aConditionThatFailsWritesNothing",
                "factsAndChoicesStandTogetherUnderOneCondition",
                "ofEightThreadsAtTheSameHeadOneGetsThrough");
    }

    static final class ChecksTheConditionFirst extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    boolean holds = condition.holdsAt(load(subject).headSequence());
                    return outcome instanceof Recorded recorded && recorded.repeated() && !holds
                            ? new Rejected(RejectionReason.CONDITION_FAILED, "checked too early")
                            : outcome;
                }
            };
        }
    }

    static final class TakesEveryRequestAsNew extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                public synchronized Outcome append(
                        SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    if (!(outcome instanceof Recorded recorded) || !recorded.repeated()) {
                        return outcome;
                    }
                    int call = calls.incrementAndGet();
                    return super.append(
                            subject,
                            events.stream()
                                    .map(event -> renamed(event, "again-" + call + event.id()))
                                    .toList(),
                            condition);
                }
            };
        }
    }

    private static PendingEvent renamed(PendingEvent event, String id) {
        return event.event() instanceof FactEvent fact
                ? Requests.fact(id, fact.fact(), fact.actor())
                : Requests.event(id, ((ChoiceEvent) event.event()).choice());
    }

    @Test
    void aStoreThatIgnoresRepetitionsIsCaught() {
        assertCaught(
                TakesEveryRequestAsNew.class,
                "theSameRequestTwiceIsOneEvent",
                "theSameFactTwiceIsOneEvent",
                "theSameRequestFromEightThreadsIsOneEvent");
    }

    @Test
    void aStoreThatChecksTheConditionOfARepetitionIsCaught() {
        assertCaught(ChecksTheConditionFirst.class, "aRepetitionIsAnsweredWithoutTheCondition");
    }

    static final class AnswersRepetitionsWithTheHead extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    return outcome instanceof Recorded recorded && recorded.repeated()
                            ? new Recorded(
                                    List.of(events.get(0).at(load(subject).headSequence())), true)
                            : outcome;
                }
            };
        }
    }

    @Test
    void aStoreThatAnswersRepetitionsWithANewSequenceIsCaught() {
        assertCaught(AnswersRepetitionsWithTheHead.class, "aRepetitionAfterOtherEventsKeepsItsSequence");
    }

    static final class AcceptsAReusedKey extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    return outcome instanceof Rejected rejected && rejected.reason() == RejectionReason.KEY_REUSED
                            ? new Recorded(history(subject).subList(0, 1), true)
                            : outcome;
                }
            };
        }
    }

    @Test
    void aStoreThatAnswersAReusedKeyAsRecordedIsCaught() {
        assertCaught(
                AcceptsAReusedKey.class,
                "aKeyThatWasUsedForAnotherRequestIsRejected",
                "aKeyThatWasUsedForAnotherFactIsRejected");
    }

    static final class LoadsAStaleCopy extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final Map<SubjectId, SubjectState> copies = new ConcurrentHashMap<>();

                @Override
                public SubjectState load(SubjectId subject) {
                    SubjectState now = super.load(subject);
                    SubjectState before = copies.put(subject, now);
                    return before == null ? now : before;
                }
            };
        }
    }

    @Test
    void aStoreThatLoadsFromAStaleCopyIsCaught() {
        assertCaught(
                LoadsAStaleCopy.class,
                "anAcknowledgedEventIsInTheNextLoad",
                "anAcknowledgedEventIsInTheNextLoadOfEveryThread");
    }

    static final class HandsOutItsHistory extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final Map<SubjectId, List<ConsentEvent>> inside = new HashMap<>();
                private final Map<SubjectId, Integer> copied = new HashMap<>();

                @Override
                public synchronized List<ConsentEvent> history(SubjectId subject) {
                    List<ConsentEvent> all = super.history(subject);
                    List<ConsentEvent> live = inside.computeIfAbsent(subject, id -> new ArrayList<>());
                    live.addAll(all.subList(copied.getOrDefault(subject, 0), all.size()));
                    copied.put(subject, all.size());
                    return live;
                }
            };
        }
    }

    @Test
    void aStoreWhoseHistoryCanBeChangedIsCaught() {
        assertCaught(HandsOutItsHistory.class, "whoeverHoldsAHistoryCannotChangeTheStore");
    }
}
