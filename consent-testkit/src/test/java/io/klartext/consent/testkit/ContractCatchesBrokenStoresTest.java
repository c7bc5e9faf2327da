package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.ContractRun.assertCaught;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private static Evidence withSurface(Evidence e, Optional<String> surface) {
        return new Evidence(
                e.policyVersion(),
                e.noticeHash(),
                e.language(),
                e.method(),
                e.actor(),
                e.explicit(),
                e.signals(),
                surface,
                e.givenAt(),
                e.client(),
                e.key());
    }

    static final class LosesTheSurface extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofEvidence(e -> withSurface(e, Optional.empty()));
        }
    }

    @Test
    void aStoreThatLosesTheSurfaceOfEvidenceIsCaught() {
        assertCaught(LosesTheSurface.class, "theSurfaceAndTheKeyAreKept", "evidenceInWhichNothingIsEmptyIsKept");
    }

    static final class TakesAnEmptySurfaceForNone extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return LossyStore.ofEvidence(e -> withSurface(e, e.surface().filter(surface -> !surface.isEmpty())));
        }
    }

    @Test
    void aStoreThatTakesEmptyForMissingIsCaught() {
        assertCaught(TakesAnEmptySurfaceForNone.class, "anEmptySurfaceIsNotAMissingOne");
    }

    static final class KeepsMilliseconds extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new LossyStore(event -> event instanceof ChoiceEvent choice
                    ? new ChoiceEvent(
                            choice.id(),
                            0,
                            choice.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                            choice.choice(),
                            choice.evidence())
                    : event);
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
                private final Map<Integer, PublishedPolicy> policies = new HashMap<>();

                @Override
                public synchronized void publish(PublishedPolicy published) {
                    policies.put(published.policy().version(), published);
                }

                @Override
                public synchronized List<PublishedPolicy> published() {
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

    static final class TakesTheLatestPublicationTime extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private final Map<Integer, Instant> times = new ConcurrentHashMap<>();

                @Override
                public void publish(PublishedPolicy published) {
                    super.publish(published);
                    times.put(published.policy().version(), published.publishedAt());
                }

                @Override
                public List<PublishedPolicy> published() {
                    return super.published().stream()
                            .map(first -> new PublishedPolicy(
                                    first.policy(),
                                    times.getOrDefault(first.policy().version(), first.publishedAt())))
                            .toList();
                }
            };
        }
    }

    @Test
    void aStoreThatTakesTheLatestTimeOfPublicationIsCaught() {
        assertCaught(TakesTheLatestPublicationTime.class, "theFirstTimeOfPublicationStays");
    }

    static final class PublishesToTheSecond extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                @Override
                public void publish(PublishedPolicy published) {
                    super.publish(new PublishedPolicy(
                            published.policy(), published.publishedAt().truncatedTo(ChronoUnit.SECONDS)));
                }
            };
        }
    }

    @Test
    void aStoreThatKeepsPublicationsToTheSecondIsCaught() {
        assertCaught(PublishesToTheSecond.class, "timesOfPublicationAreKeptToTheMicrosecond");
    }

    static final class ReadsThePoliciesOnce extends ConsentStoreContract {
        @Override
        protected ConsentStore open() {
            return new BrokenStore() {
                private List<PublishedPolicy> kept = List.of();

                @Override
                public synchronized List<PublishedPolicy> published() {
                    List<PublishedPolicy> now = super.published();
                    kept = kept.isEmpty() ? now : kept;
                    return kept;
                }
            };
        }
    }

    @Test
    void aStoreThatNeverLearnsOfAnotherVersionIsCaught() {
        assertCaught(ReadsThePoliciesOnce.class, "whatIsPublishedAfterAReadIsInTheNextOne");
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
