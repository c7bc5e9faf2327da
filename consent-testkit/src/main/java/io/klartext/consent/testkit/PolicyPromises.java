package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PublishedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code PolicyArchive}: a published version never changes and never goes. */
interface PolicyPromises extends StoreUnderTest {

    private static PublishedPolicy elsewhere() {
        return new PublishedPolicy(
                Policy.parse(SamplePolicy.version(1).json().replace("Musterweg 1", "Musterweg 2")), NOON);
    }

    @Test
    default void anEmptyArchiveHasNoPolicy() {
        assertThat(store().policies().published()).isEmpty();
    }

    @Test
    default void aPolicyComesBackEqual() {
        PublishedPolicy published = published(1);
        store().policies().publish(published);
        PublishedPolicy kept = store().policies().published().get(0);
        assertThat(kept).isEqualTo(published);
        assertThat(kept.policy().contentHash()).isEqualTo(published.policy().contentHash());
        assertThat(kept.policy().notice("de")).isEqualTo(published.policy().notice("de"));
    }

    @Test
    default void theSameContentAgainIsNothing() {
        store().policies().publish(published(1));
        store().policies().publish(published(1));
        assertThat(store().policies().published()).containsExactly(published(1));
    }

    /** Past decisions apply what had been published by then: a time that moves changes what was allowed. */
    @Test
    @Tag("GDPR-5.2")
    default void theFirstTimeOfPublicationStays() {
        store().policies().publish(published(1));
        store().policies().publish(new PublishedPolicy(SamplePolicy.version(1), NOON.plusSeconds(90)));
        store().policies().publish(new PublishedPolicy(SamplePolicy.version(1), NOON.minusSeconds(90)));
        assertThat(store().policies().published()).containsExactly(published(1));
    }

    @Test
    default void timesOfPublicationAreKeptToTheMicrosecond() {
        List<PublishedPolicy> published = new ArrayList<>();
        for (String time : List.of(
                "2026-11-20T12:00:00.000001Z",
                "2026-11-20T12:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "9999-12-31T23:59:59.999999Z")) {
            published.add(new PublishedPolicy(SamplePolicy.version(published.size() + 1), Instant.parse(time)));
            store().policies().publish(published.get(published.size() - 1));
        }
        assertThat(store().policies().published()).isEqualTo(published);
    }

    @Test
    default void whatIsPublishedAfterAReadIsInTheNextOne() {
        store().policies().publish(published(1));
        assertThat(store().policies().published()).containsExactly(published(1));
        store().policies().publish(published(2));
        assertThat(store().policies().published()).containsExactly(published(1), published(2));
    }

    @Test
    default void anotherDocumentUnderThePublishedVersionIsRefused() {
        store().policies().publish(published(1));
        PublishedPolicy other = elsewhere();
        assertThatThrownBy(() -> store().policies().publish(other))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("1");
        assertThat(store().policies().published()).containsExactly(published(1));
    }

    @Test
    default void versionsComeOldestFirst() {
        for (int version : List.of(3, 1, 10, 2)) {
            store().policies().publish(published(version));
        }
        assertThat(store().policies().published())
                .extracting(published -> published.policy().version())
                .containsExactly(1, 2, 3, 10);
    }

    @Test
    default void theSameVersionFromEightThreadsIsPublishedOnce() {
        Threads.together(8, thread -> {
            store().policies().publish(published(1));
            return thread;
        });
        assertThat(store().policies().published()).containsExactly(published(1));
    }

    @Test
    default void ofTwoDocumentsUnderOneVersionOneIsPublished() {
        PublishedPolicy other = elsewhere();
        List<Boolean> accepted = Threads.together(2, thread -> {
            try {
                store().policies().publish(thread == 0 ? other : published(1));
                return true;
            } catch (PolicyException e) {
                return false;
            }
        });
        assertThat(accepted).containsExactlyInAnyOrder(true, false);
        assertThat(store().policies().published()).hasSize(1);
    }

    @Test
    default void publishingIsNoNewsAboutSubjects() {
        store().policies().publish(published(1));
        assertThat(Feeds.total(store().feed().heads())).isZero();
    }
}
