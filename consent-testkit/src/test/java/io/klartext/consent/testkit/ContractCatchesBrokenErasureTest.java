package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each store here breaks one promise of erasing; the test that is about that promise has to notice. */
final class ContractCatchesBrokenErasureTest {

    static final class KeepsTheHistory extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final Map<SubjectId, List<ConsentEvent>> kept = new HashMap<>();

                @Override
                public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
                    kept.put(subject, history(subject));
                    return super.erase(subject, id, at, actor);
                }

                @Override
                public List<ConsentEvent> history(SubjectId subject) {
                    return kept.containsKey(subject) ? kept.get(subject) : super.history(subject);
                }
            };
        }
    }

    @Test
    void aStoreThatKeepsTheHistoryOfTheErasedIsCaught() {
        assertCaught(KeepsTheHistory.class, "whoeverIsErasedHasNoHistoryAndNothingThatStands");
    }

    static final class ForgetsThatSomebodyWasErased extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public SubjectState load(SubjectId subject) {
                    return super.load(subject).inEpoch(0);
                }
            };
        }
    }

    @Test
    void aStoreThatTakesTheErasedForSomebodyNewIsCaught() {
        assertCaught(
                ForgetsThatSomebodyWasErased.class,
                "whoeverIsErasedHasNoHistoryAndNothingThatStands",
                "somebodyAboutWhomNothingWasRecordedIsErasedAllTheSame",
                "whateverIsRecordedLaterIsAboutANewSubject");
    }

    static final class ErasesOnlyWhomItKnows extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
                    return load(subject).headSequence() == 0
                            ? new Outcome.Recorded(List.of(), true)
                            : super.erase(subject, id, at, actor);
                }
            };
        }
    }

    @Test
    void aStoreThatErasesOnlyWhomItKnowsIsCaught() {
        assertCaught(ErasesOnlyWhomItKnows.class, "somebodyAboutWhomNothingWasRecordedIsErasedAllTheSame");
    }

    static final class ErasesEverybodyOfAValue extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
                    super.erase(SubjectId.visitor(subject.value()), id, at, actor);
                    return super.erase(subject, id, at, actor);
                }
            };
        }
    }

    @Test
    void aStoreThatErasesTheVisitorOfTheSameValueIsCaught() {
        assertCaught(ErasesEverybodyOfAValue.class, "nobodyElseIsErased");
    }

    static final class NamesTheErased extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final List<FeedEntry> seen = new ArrayList<>();

                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    Outcome outcome = super.append(subject, events, condition);
                    seen.clear();
                    seen.addAll(super.read(0, 0, super.heads()[0]));
                    return outcome;
                }

                @Override
                public List<FeedEntry> read(int partition, long after, long upTo) {
                    return seen.stream()
                            .filter(entry -> entry.position() > after && entry.position() <= upTo)
                            .toList();
                }
            };
        }
    }

    @Test
    void aStoreWhoseFeedStillNamesTheErasedIsCaught() {
        assertCaught(NamesTheErased.class, "theFeedGrowsAndNamesTheErasedNoMore");
    }
}
