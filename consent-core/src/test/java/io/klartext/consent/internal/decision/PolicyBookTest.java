package io.klartext.consent.internal.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.SamplePolicy;
import io.klartext.consent.TestClock;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PolicyArchive;
import io.klartext.consent.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which version counts on a node, whoever published it and whatever the clock does. */
class PolicyBookTest {

    private static final Policy FIRST = SamplePolicy.policy();
    private static final Policy SECOND = SamplePolicy.version(2, ads -> ads.put("retention", "P2Y"));
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

    private final TestClock clock = new TestClock();
    private final Archive archive = new Archive();
    private final PolicyBook book = new PolicyBook(archive, clock, new Meters(null));

    /** An archive that can fall silent. */
    private static final class Archive implements PolicyArchive {
        private final PolicyArchive archive = new InMemoryConsentStore().policies();
        private boolean silent;
        private int reads;

        @Override
        public void publish(PublishedPolicy published) {
            requireVoice();
            archive.publish(published);
        }

        @Override
        public List<PublishedPolicy> published() {
            requireVoice();
            reads++;
            return archive.published();
        }

        private void requireVoice() {
            if (silent) {
                throw new StoreException("The archive is away");
            }
        }
    }

    private static Policy future(int version) {
        return SamplePolicy.changed(document -> {
            document.put("version", version);
            document.put("effectiveFrom", LATER.toString());
        });
    }

    private void advanceTo(Instant instant) {
        clock.advance(Duration.between(clock.instant(), instant));
    }

    @Test
    void before_anything_is_published_nothing_counts() {
        assertThat(book.current().policy()).isEmpty();
        assertThat(book.current().version()).isZero();
        assertThat(book.current().purposes()).isEmpty();
        assertThat(book.current().purpose(ADS)).isNull();
    }

    @Test
    void a_version_counts_here_as_soon_as_it_is_published_and_publishing_again_does_nothing() {
        book.publish(FIRST);
        book.publish(SECOND);
        book.publish(FIRST);

        assertThat(book.current().version()).isEqualTo(2);
        assertThat(book.latest()).isSameAs(book.current());
        assertThat(book.current().versions().version(1)).contains(FIRST);
    }

    @Test
    void what_another_node_published_counts_after_the_next_poll() {
        book.publish(FIRST);
        PolicyBook other = new PolicyBook(archive, clock, new Meters(null));
        other.publish(SECOND);
        assertThat(book.current().version()).isEqualTo(1);

        book.refresh();

        assertThat(book.current().version()).isEqualTo(2);
        assertThat(book.asOf(clock.instant()).version()).isEqualTo(2);
    }

    @Test
    void a_poll_that_finds_nothing_new_leaves_everything_as_it_is() {
        book.publish(FIRST);
        AppliedPolicy before = book.current();

        book.refresh();

        assertThat(book.current()).isSameAs(before);
    }

    @Test
    void a_silent_archive_changes_nothing_and_refuses_a_publication() {
        book.publish(FIRST);
        archive.silent = true;

        book.refresh();
        book.refresh();
        assertThat(book.current().version()).isEqualTo(1);
        assertThatThrownBy(() -> book.publish(SECOND)).isInstanceOf(StoreException.class);
        assertThat(book.current().version()).isEqualTo(1);

        archive.silent = false;
        book.publish(SECOND);
        assertThat(book.current().version()).isEqualTo(2);
    }

    @Test
    void a_version_that_cannot_stand_beside_the_others_is_kept_nowhere() {
        book.publish(FIRST);
        Policy other = SamplePolicy.version(1, ads -> ads.put("retention", "P1D"));

        assertThatThrownBy(() -> book.publish(other)).isInstanceOf(PolicyException.class);
        assertThat(archive.published()).hasSize(1);
    }

    @Test
    void a_future_version_takes_over_at_its_instant_without_a_read() {
        book.publish(FIRST);
        book.publish(future(2));
        int reads = archive.reads;

        advanceTo(LATER.minusMillis(1));
        assertThat(book.current().version()).isEqualTo(1);
        assertThat(book.current().until()).isEqualTo(LATER);
        advanceTo(LATER);
        assertThat(book.latest().version()).isEqualTo(1);
        assertThat(book.current().version()).isEqualTo(2);
        assertThat(book.latest()).isSameAs(book.current());
        assertThat(book.current().until()).isNull();
        assertThat(archive.reads).isEqualTo(reads);
    }

    @Test
    void at_the_very_beginning_of_a_version_nothing_is_worked_out_twice() {
        book.publish(future(2));
        advanceTo(LATER);

        assertThat(book.current()).isSameAs(book.current());
    }

    @Test
    void a_clock_that_goes_back_before_the_beginning_of_a_version_takes_it_back() {
        book.publish(FIRST);
        book.publish(future(2));
        advanceTo(LATER);
        assertThat(book.current().version()).isEqualTo(2);

        clock.stepWall(Duration.ofMillis(-1));

        assertThat(book.current().version()).isEqualTo(1);
        clock.stepWall(Duration.ofMillis(1));
        assertThat(book.current().version()).isEqualTo(2);
    }

    @Test
    void a_lower_version_that_begins_later_never_takes_over() {
        book.publish(SECOND);
        book.publish(SamplePolicy.changed(document -> document.put("effectiveFrom", LATER.toString())));

        assertThat(book.current().until()).isNull();
        advanceTo(LATER);
        assertThat(book.current().version()).isEqualTo(2);
    }

    @Test
    @Tag("GDPR-5.2")
    @Tag("GDPR-7.1")
    void before_it_was_published_a_version_counted_nowhere_whatever_it_says_itself() {
        Instant start = clock.instant();
        book.publish(FIRST);
        clock.advance(Duration.ofDays(1));
        book.publish(SECOND);

        assertThat(book.asOf(start.minusMillis(1)).version()).isZero();
        assertThat(book.asOf(start).version()).isEqualTo(1);
        assertThat(book.asOf(start.plus(Duration.ofDays(1)).minusMillis(1)).version())
                .isEqualTo(1);
        assertThat(book.asOf(start.plus(Duration.ofDays(1))).version()).isEqualTo(2);
    }

    @Test
    void a_version_that_is_published_while_the_clock_hands_over_is_not_lost() {
        InterruptedClock interrupted = new InterruptedClock(clock);
        PolicyBook node = new PolicyBook(archive, interrupted, new Meters(null));
        node.publish(FIRST);
        node.publish(future(2));
        advanceTo(LATER);
        interrupted.meanwhile = () -> node.publish(future(3));

        assertThat(node.current().version()).isEqualTo(3);
        assertThat(node.current().version()).isEqualTo(3);
        node.refresh();
        assertThat(node.current().version()).isEqualTo(3);
    }

    /** A clock at whose next reading something else happens first, as in another thread. */
    private static final class InterruptedClock extends Clock {
        private final Clock clock;
        private Runnable meanwhile = () -> {};

        private InterruptedClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            Runnable work = meanwhile;
            meanwhile = () -> {};
            work.run();
            return clock.instant();
        }

        @Override
        public long millis() {
            return clock.millis();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
