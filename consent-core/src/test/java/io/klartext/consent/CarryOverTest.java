package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Choices that were made before they are recorded, and facts that are no choice. */
class CarryOverTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final EventId KEY = new EventId("import-1");

    private final TestClock clock = new TestClock();
    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.policy())
            .clock(clock)
            .monotonicClock(clock::nanos)
            .build();

    private Evidence evidence() {
        return Evidence.of(consents.policy().notice("en"), Method.WRITTEN);
    }

    private GivenChoice given(Choice choice, Evidence evidence) {
        return new GivenChoice(choice, evidence.givenAt(clock.instant().minus(Duration.ofDays(10))));
    }

    private Outcome carryOver(GivenChoice... given) {
        return consents.carryOver(ANNA, List.of(given), KEY);
    }

    private static RejectionReason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).message()).isNotBlank();
        return ((Rejected) outcome).reason();
    }

    @Test
    @Tag("GDPR-20")
    @Tag("GDPR-5.1.e")
    void what_was_given_before_keeps_its_time_and_its_version() {
        GivenChoice yes = given(Choice.granted(ADS), evidence());
        GivenChoice no = given(Choice.refused(CONTACTS), evidence());
        consents.publish(SamplePolicy.version(
                2,
                ads -> ads.put("description", "")
                        .putObject("description")
                        .put("de", "Neu")
                        .put("en", "New")));

        Recorded recorded = (Recorded) carryOver(yes, no);

        assertThat(recorded.events()).extracting(ConsentEvent::id).containsExactly(KEY, new EventId("import-1/2"));
        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.POLICY_CHANGED);
        assertThat(consents.check(ANNA, CONTACTS).reason()).isEqualTo(Reason.REFUSED);
        assertThat(consents.check(ANNA, ADS).validUntil()).contains(Instant.parse("2027-11-12T10:00:00Z"));
        assertThat(carryOver(yes, no)).isEqualTo(new Recorded(recorded.events(), true));
    }

    @Test
    void of_several_about_one_purpose_the_last_stands() {
        carryOver(
                given(Choice.granted(ADS), evidence()),
                given(Choice.withdrawn(ADS), evidence()),
                given(Choice.granted(ADS), evidence()));

        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.GRANTED);
        assertThat(consents.history(ANNA).events()).hasSize(3);
    }

    @Test
    void what_cannot_be_carried_over_is_rejected_as_a_whole() {
        GivenChoice good = given(Choice.granted(ADS), evidence());
        Evidence signal = Evidence.of(consents.policy().notice("en"), Method.BROWSER_SIGNAL);
        Evidence invented = Evidence.of(1, "0".repeat(64), "en", Method.WRITTEN);
        GivenChoice tomorrow = new GivenChoice(
                Choice.granted(CONTACTS), evidence().givenAt(clock.instant().plusMillis(1)));

        assertThat(reason(carryOver())).isEqualTo(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE);
        assertThat(reason(carryOver(good, given(Choice.granted(PurposeId.of("x")), evidence()))))
                .isEqualTo(RejectionReason.UNKNOWN_PURPOSE);
        assertThat(reason(carryOver(good, given(Choice.granted(ORDERS), evidence()))))
                .isEqualTo(RejectionReason.NOTHING_TO_CHOOSE);
        assertThat(reason(carryOver(good, given(Choice.granted(ADS), signal))))
                .isEqualTo(RejectionReason.SIGNAL_CANNOT_GRANT);
        assertThat(reason(carryOver(good, given(Choice.refused(ADS), invented))))
                .isEqualTo(RejectionReason.STALE_NOTICE);
        assertThat(reason(carryOver(good, tomorrow))).isEqualTo(RejectionReason.GIVEN_IN_THE_FUTURE);
        assertThat(consents.history(ANNA).events()).isEmpty();
    }

    @Test
    void what_is_given_this_very_instant_is_not_in_the_future() {
        Evidence now = evidence().givenAt(clock.instant());

        assertThat(consents.record(ANNA, Choice.granted(ADS), now).isRecorded()).isTrue();
        assertThat(reason(consents.record(
                        ANNA, Choice.granted(ADS), now.givenAt(clock.instant().plusMillis(1)))))
                .isEqualTo(RejectionReason.GIVEN_IN_THE_FUTURE);
    }

    @Test
    void a_choice_from_before_needs_its_time() {
        assertThatThrownBy(() -> new GivenChoice(Choice.granted(ADS), evidence()))
                .hasMessageContaining("givenAt");
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_to_direct_marketing_as_a_whole_can_be_carried_over() {
        assertThat(carryOver(given(Choice.objected(PurposeId.DIRECT_MARKETING), evidence()))
                        .isRecorded())
                .isTrue();
    }

    @Test
    @Tag("GDPR-5.2")
    @Tag("GDPR-7.1")
    void that_a_notice_was_shown_is_recorded_and_changes_no_decision() {
        Notice notice = consents.policy().notice("de");

        assertThat(consents.record(ANNA, NoticeShown.of(notice, List.of(ADS), "consent/choices"), Actor.subject())
                        .isRecorded())
                .isTrue();
        assertThat(consents.history(ANNA).events())
                .extracting(ConsentEvent::kind)
                .containsExactly("notice-shown");
        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void a_notice_that_was_never_published_was_not_shown() {
        Notice notice = consents.policy().notice("de");
        for (NoticeShown wrong : List.of(
                new NoticeShown(2, notice.hash(), "de", List.of(ADS), Optional.empty()),
                new NoticeShown(1, "0".repeat(64), "de", List.of(ADS), Optional.empty()),
                new NoticeShown(1, notice.hash(), "en", List.of(ADS), Optional.empty()),
                new NoticeShown(1, notice.hash(), "fr", List.of(ADS), Optional.empty()))) {
            assertThat(reason(consents.record(ANNA, wrong, Actor.subject()))).isEqualTo(RejectionReason.STALE_NOTICE);
        }
    }

    @Test
    void links_are_recorded_by_linking_only() {
        for (Fact fact : List.of(
                new Claim("tie"), new Link("tie", Occasion.LOGIN), new Unlink(new EventId("e-1"), List.of(ADS)))) {
            assertThat(reason(consents.record(ANNA, fact, Actor.system("shop"))))
                    .isEqualTo(RejectionReason.ONLY_BY_LINKING);
        }
        assertThat(consents.history(ANNA).events()).isEmpty();
    }

    @Test
    void the_same_fact_twice_under_one_key_is_one_event_and_another_is_refused() {
        Minority child = Minority.bornIn(2014, "DE");
        consents.record(ANNA, child, Actor.staff("s-7"), KEY);

        assertThat(((Recorded) consents.record(ANNA, child, Actor.staff("s-7"), KEY)).repeated())
                .isTrue();
        assertThat(reason(consents.record(ANNA, Minority.bornIn(2013, "DE"), Actor.staff("s-7"), KEY)))
                .isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(reason(consents.record(ANNA, Restriction.begins(), Actor.staff("s-7"), KEY)))
                .isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(reason(consents.record(ANNA, child, Actor.staff("s-8"), KEY)))
                .isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(consents.history(ANNA).events()).hasSize(1);
    }
}
