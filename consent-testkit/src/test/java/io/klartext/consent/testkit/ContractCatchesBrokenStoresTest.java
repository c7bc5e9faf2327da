package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PendingEvent;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Events;

/** Each store here breaks one promise about subjects, evidence, feed or policies; the test about it has to notice. */
final class ContractCatchesBrokenStoresTest {

    static final class Sound extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new InMemoryConsentStore();
        }
    }

    @Test
    void aGoodStorePassesAndNothingIsSkipped() {
        Events events = ContractRun.run(Sound.class);
        assertThat(events.failed().count()).isZero();
        assertThat(events.skipped().count()).isZero();
        assertThat(events.aborted().count()).isZero();
        assertThat(events.succeeded().count()).isGreaterThanOrEqualTo(50);
    }

    static final class AcknowledgesBeforeTheFeedRow extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public long[] heads() {
                    return Arrays.stream(super.heads())
                            .map(head -> Math.max(0, head - 1))
                            .toArray();
                }
            };
        }
    }

    @Test
    void aStoreThatAcknowledgesBeforeTheFeedRowIsCaught() {
        assertCaught(
                AcknowledgesBeforeTheFeedRow.class,
                "anAcknowledgedEventLiesAtOrBelowTheNextHeads",
                "everyWriterFindsItsOwnEventUnderTheNextHeads");
    }

    static final class AnswersHeadsOfEarlier extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final AtomicInteger calls = new AtomicInteger();
                private long[] kept = super.heads();

                @Override
                public synchronized long[] heads() {
                    if (calls.getAndIncrement() % 2 == 0) {
                        kept = super.heads();
                    }
                    return kept.clone();
                }
            };
        }
    }

    @Test
    void aStoreWhoseHeadsLagIsCaught() {
        assertCaught(AnswersHeadsOfEarlier.class, "anAcknowledgedEventLiesAtOrBelowTheNextHeads");
    }

    static final class KeysByHashCode extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new RenamingStore(id -> new SubjectId(id.kind(), "h" + id.hashCode()));
        }
    }

    @Test
    void aStoreThatMixesSubjectsByHashCodeIsCaught() {
        assertCaught(KeysByHashCode.class, "idsWhoseHashesCollideAreTwoPeople");
    }

    static final class IgnoresCase extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new RenamingStore(id -> new SubjectId(id.kind(), id.value().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void aStoreThatIgnoresCaseIsCaught() {
        assertCaught(IgnoresCase.class, "idsThatDifferInCaseAreTwoPeople");
    }

    static final class TrimsIds extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new RenamingStore(id -> new SubjectId(id.kind(), id.value().strip()));
        }
    }

    @Test
    void aStoreThatTrimsIdsIsCaught() {
        assertCaught(TrimsIds.class, "idsThatDifferInSpacesAreTwoPeople");
    }

    static final class ForgetsTheKind extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new RenamingStore(id -> SubjectId.account(id.value()));
        }
    }

    @Test
    void aStoreThatForgetsTheKindOfASubjectIsCaught() {
        assertCaught(ForgetsTheKind.class, "anAccountAndAVisitorOfTheSameValueAreTwoPeople");
    }

    static final class LeavesGapsInTheFeed extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public long[] heads() {
                    return Arrays.stream(super.heads()).map(head -> 2 * head).toArray();
                }

                @Override
                public List<FeedEntry> read(int partition, long after, long upTo) {
                    return super.read(partition, (after + 1) / 2, (upTo + 1) / 2).stream()
                            .map(entry ->
                                    new FeedEntry(partition, 2 * entry.position(), entry.subject(), entry.sequence()))
                            .toList();
                }
            };
        }
    }

    @Test
    void aStoreWhoseFeedHasGapsIsCaught() {
        assertCaught(
                LeavesGapsInTheFeed.class,
                "readingStartsAfterTheOnePositionAndEndsAtTheOther",
                "aPollerMissesNothingAndCanLoadWhatItSaw");
    }

    static final class LosesTheSurface extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new EvidenceStore(e -> new Evidence(
                    e.policyVersion(),
                    e.noticeHash(),
                    e.language(),
                    e.method(),
                    e.actor(),
                    e.signals(),
                    Optional.empty(),
                    e.key()));
        }
    }

    @Test
    void aStoreThatLosesTheSurfaceOfEvidenceIsCaught() {
        assertCaught(LosesTheSurface.class, "theSurfaceAndTheKeyAreKept", "evidenceInWhichNothingIsEmptyIsKept");
    }

    static final class TakesAnEmptySurfaceForNone extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new EvidenceStore(e -> new Evidence(
                    e.policyVersion(),
                    e.noticeHash(),
                    e.language(),
                    e.method(),
                    e.actor(),
                    e.signals(),
                    e.surface().filter(surface -> !surface.isEmpty()),
                    e.key()));
        }
    }

    @Test
    void aStoreThatTakesEmptyForMissingIsCaught() {
        assertCaught(TakesAnEmptySurfaceForNone.class, "anEmptySurfaceIsNotAMissingOne");
    }

    static final class KeepsMilliseconds extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    return super.append(
                            subject,
                            events.stream()
                                    .map(event -> PendingEvent.choice(
                                            event.id(),
                                            event.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                                            event.choice(),
                                            event.evidence()))
                                    .toList(),
                            condition);
                }
            };
        }
    }

    @Test
    void aStoreThatKeepsMillisecondsOnlyIsCaught() {
        assertCaught(KeepsMilliseconds.class, "timesAreKeptToTheMicrosecond");
    }

    static final class OverwritesPolicies extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final Map<Integer, Policy> policies = new HashMap<>();

                @Override
                public synchronized void publish(Policy policy) {
                    policies.put(policy.version(), policy);
                }

                @Override
                public synchronized List<Policy> published() {
                    super.published();
                    return List.copyOf(policies.values());
                }
            };
        }
    }

    @Test
    void aStoreThatOverwritesPoliciesIsCaught() {
        assertCaught(
                OverwritesPolicies.class,
                "anotherDocumentUnderThePublishedVersionIsRefused",
                "everyCallAfterCloseIsAStoreException");
    }

    static final class StaysOpen extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public void close() {
                    // The promise that is broken here: it goes on answering.
                }
            };
        }
    }

    @Test
    void aStoreThatAnswersAfterCloseIsCaught() {
        assertCaught(StaysOpen.class, "everyCallAfterCloseIsAStoreException");
    }

    static final class ForgetsAtRestart extends DurableStoreContract {
        @Override
        protected ConsentStore open() {
            return new InMemoryConsentStore();
        }

        @Override
        protected ConsentStore reopen() {
            return open();
        }
    }

    @Test
    void aStoreThatForgetsAtARestartIsCaught() {
        assertCaught(
                ForgetsAtRestart.class,
                "whatWasRecordedIsThereAfterARestart",
                "theFeedGoesOnAfterARestartWithoutAGap",
                "aRequestRepeatedAfterARestartIsOneEvent",
                "sequencesGoOnAfterARestart",
                "thePoliciesAreThereAfterARestart");
    }
}
