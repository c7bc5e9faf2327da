package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.ExplanationLog;
import io.klartext.consent.store.KeepsExplanations;
import io.klartext.consent.store.PendingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Each log here breaks one promise; the test about it has to notice. */
final class ContractCatchesBrokenExplanationLogsTest {

    /** A good log in every respect but the one that a subclass breaks. */
    private abstract static class BrokenLog extends BrokenStore implements KeepsExplanations, ExplanationLog {

        @Override
        public ExplanationLog explanations() {
            return this;
        }

        @Override
        public void add(SubjectId subject, List<PastExplanation> shown, int most) {
            good.explanations().add(subject, shown, most);
        }

        @Override
        public List<PastExplanation> of(SubjectId subject) {
            return good.explanations().of(subject);
        }

        @Override
        public void erase(SubjectId subject) {
            good.explanations().erase(subject);
        }

        @Override
        public int prune(Instant before, int most) {
            return good.explanations().prune(before, most);
        }
    }

    static final class LosesTheCounts extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    super.add(subject, shown.stream().map(this::withoutCounts).toList(), most);
                }

                private PastExplanation withoutCounts(PastExplanation e) {
                    return new PastExplanation(
                            e.offer(),
                            e.surface(),
                            e.kind(),
                            e.effect(),
                            e.basis(),
                            e.purpose(),
                            e.policyVersion(),
                            e.factors().stream()
                                    .map(factor -> new Entered(factor.category(), factor.influence(), 0))
                                    .toList(),
                            e.firstShown(),
                            e.lastShown(),
                            e.times());
                }
            };
        }
    }

    @Test
    void aLogThatLosesHowManyValuesEnteredIsCaught() {
        assertCaught(
                LosesTheCounts.class, "everyEntryIsKeptToTheLastField", "whateverIsAddedIsWhatTheEntriesJoinedAre");
    }

    static final class KeepsTheFirstShowing extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    List<PastExplanation.Key> there =
                            of(subject).stream().map(PastExplanation::key).toList();
                    super.add(
                            subject,
                            shown.stream()
                                    .filter(entry -> !there.contains(entry.key()))
                                    .toList(),
                            most);
                }
            };
        }
    }

    @Test
    void aLogThatDoesNotCountShowingsIsCaught() {
        assertCaught(
                KeepsTheFirstShowing.class,
                "showingsOfOneDayAreOneEntryThatSaysTheMost",
                "pruningTakesWhatWasLastShownBeforeAndNothingElse",
                "manyThreadsLoseNothing");
    }

    static final class IsUnbounded extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    super.add(subject, shown, Integer.MAX_VALUE);
                }
            };
        }
    }

    @Test
    void aLogWithoutABoundIsCaught() {
        assertCaught(IsUnbounded.class, "whatWasShownLongestAgoGoesFirst");
    }

    static final class KnowsNoKinds extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                private SubjectId same(SubjectId subject) {
                    return SubjectId.account(subject.value().toLowerCase(Locale.ROOT));
                }

                @Override
                public void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    super.add(same(subject), shown, most);
                }

                @Override
                public List<PastExplanation> of(SubjectId subject) {
                    return super.of(same(subject));
                }

                @Override
                public void erase(SubjectId subject) {
                    super.erase(same(subject));
                }
            };
        }
    }

    @Test
    void aLogThatTakesTwoPeopleForOneIsCaught() {
        assertCaught(KnowsNoKinds.class, "nobodySeesPushesOutOrErasesWhatAnotherWasShown");
    }

    static final class HidesInsteadOfErasing extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                private final Set<SubjectId> erased = ConcurrentHashMap.newKeySet();

                @Override
                public void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    erased.remove(subject);
                    super.add(subject, shown, most);
                }

                @Override
                public List<PastExplanation> of(SubjectId subject) {
                    return erased.contains(subject) ? List.of() : super.of(subject);
                }

                @Override
                public void erase(SubjectId subject) {
                    erased.add(subject);
                }
            };
        }
    }

    @Test
    void aLogThatHidesWhatItShouldEraseIsCaught() {
        assertCaught(HidesInsteadOfErasing.class, "whatIsErasedIsGoneAndEventsStay");
    }

    static final class WritesEvents extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                private int events;

                @Override
                public synchronized void add(SubjectId subject, List<PastExplanation> shown, int most) {
                    super.add(subject, shown, most);
                    append(
                            subject,
                            List.of(PendingEvent.fact(
                                    new EventId("shown-" + events++),
                                    Requests.NOON,
                                    Restriction.lifted(),
                                    Actor.system("log"))),
                            AppendCondition.none());
                }
            };
        }
    }

    @Test
    void aLogThatWritesIntoTheLedgerIsCaught() {
        assertCaught(
                WritesEvents.class,
                "whatIsKeptIsNoEventAndChangesNothingThatStands",
                "whatIsErasedIsGoneAndEventsStay");
    }

    static final class PrunesADayTooMuch extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public int prune(Instant before, int most) {
                    return super.prune(before.plus(Duration.ofDays(1)), most);
                }
            };
        }
    }

    @Test
    void aLogThatPrunesTooMuchIsCaught() {
        assertCaught(PrunesADayTooMuch.class, "pruningTakesWhatWasLastShownBeforeAndNothingElse");
    }

    static final class PrunesAllAtOnce extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public int prune(Instant before, int most) {
                    return Math.min(most, super.prune(before, Integer.MAX_VALUE));
                }
            };
        }
    }

    @Test
    void aLogThatPrunesMoreAtOnceThanItMayIsCaught() {
        assertCaught(PrunesAllAtOnce.class, "pruningTakesNoMoreThanItMayAtOnceAndSaysHowMany");
    }

    static final class IsSortedFromTheOldest extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenLog() {
                @Override
                public List<PastExplanation> of(SubjectId subject) {
                    List<PastExplanation> entries = new ArrayList<>(super.of(subject));
                    Collections.reverse(entries);
                    return entries;
                }
            };
        }
    }

    @Test
    void aLogInAnotherOrderIsCaught() {
        assertCaught(IsSortedFromTheOldest.class, "theLatestStandsFirst", "whatWasShownLongestAgoGoesFirst");
    }

    static final class CannotKeepAny extends ExplanationLogContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {};
        }
    }

    @Test
    void aStoreWithoutTheRoleIsCaught() {
        assertCaught(CannotKeepAny.class, "aStoreKeepsNothingOfWhomItNeverSaw", "everyEntryIsKeptToTheLastField");
    }
}
