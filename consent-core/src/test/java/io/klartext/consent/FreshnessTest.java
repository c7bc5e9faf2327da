package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.INVOICES;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.FaultyStore.Call;
import io.klartext.consent.decision.Freshness;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a node may answer from memory, and what it answers when the store fails. The poll interval is an hour, so that no
 * poll happens but the one at the start: what holds here holds without the help of a poll.
 */
@Tag("GDPR-7.3")
class FreshnessTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Duration BOUND = Duration.ofHours(2);

    private final TestClock clock = new TestClock();
    private final FaultyStore store = new FaultyStore();
    private final ConsentManager here = node();
    private final ConsentManager there = node();

    private ConsentManager node() {
        return ConsentManager.builder()
                .policy(SamplePolicy.policy())
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .freshness(new Freshness(BOUND, Duration.ofHours(1)))
                .build();
    }

    private Outcome says(ConsentManager node, Choice choice) {
        return node.record(ANNA, choice, Evidence.of(node.policy().notice("en"), Method.BUTTON));
    }

    private Reason reason(ConsentManager node) {
        return node.check(ANNA, ADS).reason();
    }

    @Test
    void the_node_that_recorded_a_withdrawal_acts_on_it_at_once() {
        says(here, Choice.granted(ADS));
        assertThat(reason(here)).isEqualTo(Reason.GRANTED);

        says(here, Choice.withdrawn(ADS));

        assertThat(reason(here)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void another_node_acts_on_a_withdrawal_within_the_bound_even_without_a_poll() {
        says(here, Choice.granted(ADS));
        assertThat(reason(there)).isEqualTo(Reason.GRANTED);
        says(here, Choice.withdrawn(ADS));

        clock.advance(BOUND.minusNanos(1));
        assertThat(reason(there)).isEqualTo(Reason.GRANTED);
        clock.advance(Duration.ofNanos(1));
        assertThat(reason(there)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void a_wall_clock_that_jumps_ahead_ends_the_lease_too() {
        says(here, Choice.granted(ADS));
        assertThat(reason(there)).isEqualTo(Reason.GRANTED);
        says(here, Choice.withdrawn(ADS));

        clock.stepWall(BOUND);

        assertThat(reason(there)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void a_hit_asks_no_store() {
        says(here, Choice.granted(ADS));
        reason(here);
        int before = store.calls();

        for (int i = 0; i < 100; i++) {
            assertThat(reason(here)).isEqualTo(Reason.GRANTED);
        }

        assertThat(store.calls()).isEqualTo(before);
    }

    @Test
    @Tag("GDPR-25")
    void without_lease_and_store_everything_optional_is_denied() {
        says(here, Choice.granted(ADS));
        assertThat(reason(here)).isEqualTo(Reason.GRANTED);
        store.failAt(Call.values());
        assertThat(reason(here)).isEqualTo(Reason.GRANTED);

        clock.advance(BOUND);

        assertThat(reason(here)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(here.check(ANNA, FRAUD).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(here.check(ANNA, INVOICES).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(here.check(ANNA, ORDERS).reason()).isEqualTo(Reason.REQUIRED_UNAVAILABLE);
        assertThat(here.check(ANNA, ORDERS).allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    @Tag("GDPR-25")
    void a_failure_of_any_call_never_throws_from_a_check_and_never_allows_more(Call call) {
        says(here, Choice.granted(ADS));
        store.failAt(call);
        clock.advance(BOUND);

        assertThat(reason(here)).isIn(Reason.GRANTED, Reason.UNAVAILABLE);
        assertThat(here.check(SubjectId.account("somebody-else"), ADS).allowed())
                .isFalse();
        assertThat(says(here, Choice.withdrawn(ADS))).isNotNull();
    }

    @Test
    void a_load_that_is_slower_than_the_bound_counts_as_no_answer() {
        says(here, Choice.granted(ADS));
        store.before(Call.LOAD, () -> clock.advance(BOUND));

        assertThat(reason(here)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void a_load_that_was_overtaken_by_a_withdrawal_is_not_kept() {
        says(here, Choice.granted(ADS));
        store.after(Call.LOAD, () -> says(here, Choice.withdrawn(ADS)));

        assertThat(reason(here)).isEqualTo(Reason.GRANTED);
        store.after(Call.LOAD, () -> {});

        assertThat(reason(here)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void a_store_that_cannot_be_reached_rejects_a_write_and_says_that_nothing_was_written() {
        store.failAt(Call.APPEND);

        Outcome outcome = says(here, Choice.granted(ADS));

        assertThat(((Rejected) outcome).reason()).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(reason(here)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void after_an_unknown_outcome_this_node_denies_until_the_store_must_know() {
        says(here, Choice.granted(ADS));
        store.breakContractAt(Call.APPEND);

        assertThat(says(here, Choice.withdrawn(ADS))).isInstanceOf(Unknown.class);
        assertThat(reason(here)).isEqualTo(Reason.UNAVAILABLE);

        clock.advance(BOUND);
        assertThat(reason(here)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void an_event_of_an_unknown_kind_denies_everything_that_can_be_denied() {
        SubjectState state = SubjectState.empty()
                .after(new UnknownEvent(new EventId("e-1"), 1, Instant.parse("2026-11-22T10:00:00Z"), "restricted"));
        store.answerLoadsWith(state);

        assertThat(reason(here)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(here.check(ANNA, FRAUD).allowed()).isFalse();
        assertThat(here.check(ANNA, ORDERS).reason()).isEqualTo(Reason.REQUIRED);
    }

    @Test
    void history_says_when_the_store_cannot_answer() {
        store.failAt(Call.HISTORY);

        assertThatThrownBy(() -> here.history(ANNA)).isInstanceOf(StoreException.class);
    }

    @Test
    void a_bound_that_polls_cannot_keep_is_refused() {
        assertThatThrownBy(() -> new Freshness(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("at least twice");
        assertThatThrownBy(() -> new Freshness(Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("above zero");
        assertThat(Freshness.standard().bound()).isEqualTo(Duration.ofSeconds(5));
    }
}
