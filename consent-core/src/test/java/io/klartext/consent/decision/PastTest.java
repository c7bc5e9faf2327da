package io.klartext.consent.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Was it allowed then, and under which text? */
@Tag("GDPR-5.2")
@Tag("GDPR-7.1")
class PastTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");

    private final TestClock clock = new TestClock();
    private final Instant start = clock.instant();
    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.policy())
            .clock(clock)
            .monotonicClock(clock::nanos)
            .build();

    private void says(Choice choice, String language) {
        Evidence evidence = Evidence.of(consents.policy().notice(language), Method.BUTTON);
        assertThat(consents.record(ANNA, choice, evidence).isRecorded()).isTrue();
    }

    private PastDecision at(Instant instant) {
        return consents.checkAt(ANNA, ADS, instant);
    }

    private Reason reason(Instant instant) {
        return at(instant).decision().reason();
    }

    @Test
    void each_instant_has_the_answer_of_what_had_been_recorded_by_then() {
        clock.advance(Duration.ofDays(1));
        says(Choice.granted(ADS), "en");
        clock.advance(Duration.ofDays(1));
        says(Choice.withdrawn(ADS), "en");
        clock.advance(Duration.ofDays(1));
        consents.record(ANNA, Restriction.begins(), Actor.staff("s-7"));

        assertThat(reason(start.plus(Duration.ofDays(1)).minusMillis(1))).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(start.plus(Duration.ofDays(1)))).isEqualTo(Reason.GRANTED);
        assertThat(reason(start.plus(Duration.ofDays(2)).minusMillis(1))).isEqualTo(Reason.GRANTED);
        assertThat(reason(start.plus(Duration.ofDays(2)))).isEqualTo(Reason.WITHDRAWN);
        assertThat(at(start.plus(Duration.ofDays(2))).event().map(event -> event.choice()))
                .contains(Choice.withdrawn(ADS));
        assertThat(reason(start.plus(Duration.ofDays(3)))).isEqualTo(Reason.RESTRICTED);
        assertThat(reason(start.minusMillis(1))).isEqualTo(Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void the_answer_comes_with_the_choice_and_the_very_text_that_was_shown() {
        says(Choice.granted(ADS), "de");
        Notice shown = consents.policy().notice("de");
        clock.advance(Duration.ofDays(1));
        consents.publish(SamplePolicy.version(2, ads -> ads.put("retention", "P2Y")));

        PastDecision now = at(clock.instant());
        assertThat(now.at()).isEqualTo(clock.instant());
        assertThat(now.decision().reason()).isEqualTo(Reason.POLICY_CHANGED);
        assertThat(now.event().map(event -> event.choice())).contains(Choice.granted(ADS));
        assertThat(now.shown()).contains(shown);
        assertThat(now.shown().orElseThrow().text()).contains("Personalisierte Angebote");
        assertThat(reason(start)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void a_text_that_cannot_be_rebuilt_as_it_was_shown_is_not_made_up() {
        Evidence lost = Evidence.of(1, "0".repeat(64), "en", Method.BUTTON).givenAt(start);
        consents.links().register(List.of(new GivenChoice(Choice.granted(ADS), lost)), "tie", ANNA);

        assertThat(at(start).event()).isPresent();
        assertThat(at(start).shown()).isEmpty();
    }

    @Test
    void where_no_choice_decided_there_is_neither_event_nor_text() {
        PastDecision orders = consents.checkAt(ANNA, ORDERS, start);
        PastDecision unknown = consents.checkAt(ANNA, PurposeId.of("mind-reading"), start);

        assertThat(orders.decision().reason()).isEqualTo(Reason.REQUIRED);
        assertThat(orders.event()).isEmpty();
        assertThat(orders.shown()).isEmpty();
        assertThat(unknown.decision().reason()).isEqualTo(Reason.UNKNOWN_PURPOSE);
        assertThat(unknown.decision().policyVersion()).isEqualTo(1);
    }

    @Test
    void an_event_counts_once_all_before_it_do_even_where_the_clock_went_back() {
        says(Choice.granted(ADS), "en");
        clock.stepWall(Duration.ofHours(-1));
        says(Choice.withdrawn(ADS), "en");

        assertThat(reason(start.minusMillis(1))).isEqualTo(Reason.UNKNOWN_PURPOSE);
        assertThat(reason(start)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    @Tag("GDPR-5.1.e")
    void a_grant_had_ended_then_if_its_time_was_over_then() {
        says(Choice.granted(ADS), "en");
        clock.advance(Duration.ofDays(1000));

        assertThat(reason(Instant.parse("2027-11-22T09:59:59.999Z"))).isEqualTo(Reason.GRANTED);
        assertThat(reason(Instant.parse("2027-11-22T10:00:00Z"))).isEqualTo(Reason.EXPIRED);
    }
}
