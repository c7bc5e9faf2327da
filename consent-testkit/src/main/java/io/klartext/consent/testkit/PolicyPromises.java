package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code PolicyArchive}: a published version never changes and never goes. */
interface PolicyPromises extends StoreUnderTest {

    @Test
    default void anEmptyArchiveHasNoPolicy() {
        assertThat(store().policies().published()).isEmpty();
    }

    @Test
    default void aPolicyComesBackEqual() {
        Policy policy = SamplePolicy.version(1);
        store().policies().publish(policy);
        Policy kept = store().policies().published().get(0);
        assertThat(kept).isEqualTo(policy);
        assertThat(kept.contentHash()).isEqualTo(policy.contentHash());
        assertThat(kept.notice("de")).isEqualTo(policy.notice("de"));
    }

    @Test
    default void theSameContentAgainIsNothing() {
        store().policies().publish(SamplePolicy.version(1));
        store().policies().publish(SamplePolicy.version(1));
        assertThat(store().policies().published()).containsExactly(SamplePolicy.version(1));
    }

    @Test
    default void anotherDocumentUnderThePublishedVersionIsRefused() {
        store().policies().publish(SamplePolicy.version(1));
        Policy other = Policy.parse(SamplePolicy.version(1).json().replace("Musterweg 1", "Musterweg 2"));
        assertThatThrownBy(() -> store().policies().publish(other))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("1");
        assertThat(store().policies().published()).containsExactly(SamplePolicy.version(1));
    }

    @Test
    default void versionsComeOldestFirst() {
        for (int version : List.of(3, 1, 10, 2)) {
            store().policies().publish(SamplePolicy.version(version));
        }
        assertThat(store().policies().published()).extracting(Policy::version).containsExactly(1, 2, 3, 10);
    }

    @Test
    default void theSameVersionFromEightThreadsIsPublishedOnce() {
        Threads.together(8, thread -> {
            store().policies().publish(SamplePolicy.version(1));
            return thread;
        });
        assertThat(store().policies().published()).containsExactly(SamplePolicy.version(1));
    }

    @Test
    default void ofTwoDocumentsUnderOneVersionOneIsPublished() {
        Policy other = Policy.parse(SamplePolicy.version(1).json().replace("Musterweg 1", "Musterweg 2"));
        List<Boolean> accepted = Threads.together(2, thread -> {
            try {
                store().policies().publish(thread == 0 ? other : SamplePolicy.version(1));
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
        store().policies().publish(SamplePolicy.version(1));
        assertThat(Feeds.total(store().feed().heads())).isZero();
    }
}
