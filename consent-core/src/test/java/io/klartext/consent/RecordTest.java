package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryConsentStore store = new InMemoryConsentStore();
    private final ConsentManager consents = manager(SamplePolicy.policy());

    private ConsentManager manager(Policy policy) {
        return ConsentManager.builder()
                .policy(policy)
                .store(store)
                .clock(clock)
                .meterRegistry(meters)
                .build();
    }

    private Evidence evidence() {
        return Evidence.of(consents.policy().notice("en"), Method.BUTTON);
    }

    private static RejectionReason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).message()).isNotBlank();
        return ((Rejected) outcome).reason();
    }

    @Test
    @Tag("GDPR-4.11")
    void a_choice_is_recorded_with_its_evidence() {
        Evidence evidence = evidence()
                .onSurface("consent/choices")
                .enteredBy(Actor.staff("s-7"))
                .withKey(new EventId("k-1"));

        Outcome outcome = consents.record(ANNA, Choice.granted(ADS), evidence);

        ChoiceEvent event = new ChoiceEvent(
                new EventId("k-1"), 1, Instant.parse("2026-11-22T10:00:00Z"), Choice.granted(ADS), evidence);
        assertThat(outcome).isEqualTo(new Recorded(List.of(event), false));
        assertThat(consents.history(ANNA).events()).containsExactly(event);
        assertThat(consents.history(ANNA).subject()).isEqualTo(ANNA);
    }

    @Test
    @Tag("GDPR-4.11")
    void several_choices_are_one_event_each_and_all_or_none() {
        Outcome both = consents.record(ANNA, List.of(Choice.granted(ADS), Choice.refused(CONTACTS)), evidence());
        Outcome none = consents.record(ANNA, List.of(Choice.withdrawn(ADS), Choice.granted(ORDERS)), evidence());

        assertThat(((Recorded) both).events())
                .extracting(ConsentEvent::sequence)
                .containsExactly(1L, 2L);
        assertThat(reason(none)).isEqualTo(RejectionReason.NOTHING_TO_CHOOSE);
        assertThat(consents.history(ANNA).events()).hasSize(2);
        assertThat(consents.check(ANNA, ADS).allowed()).isTrue();
    }

    @Test
    void the_same_request_twice_is_one_event() {
        Evidence evidence = evidence().withKey(new EventId("k-1"));
        List<Choice> choices = List.of(Choice.granted(ADS), Choice.refused(CONTACTS));

        Recorded first = (Recorded) consents.record(ANNA, choices, evidence);
        Recorded again = (Recorded) consents.record(ANNA, choices, evidence);

        assertThat(again).isEqualTo(new Recorded(first.events(), true));
        assertThat(consents.history(ANNA).events()).hasSize(2);
    }

    @Test
    void a_key_that_was_used_for_another_request_is_refused() {
        consents.record(ANNA, Choice.granted(ADS), evidence().withKey(new EventId("k-1")));

        Outcome other = consents.record(ANNA, Choice.withdrawn(ADS), evidence().withKey(new EventId("k-1")));

        assertThat(reason(other)).isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(consents.record(
                                SubjectId.account("c-2"),
                                Choice.granted(ADS),
                                evidence().withKey(new EventId("k-1")))
                        .isRecorded())
                .isTrue();
    }

    @Test
    void the_same_choice_under_another_browser_signal_is_another_request() {
        Evidence evidence = evidence().withKey(new EventId("k-1"));
        consents.record(ANNA, Choice.granted(ADS), evidence);

        Outcome underSignal =
                consents.record(ANNA, Choice.granted(ADS), evidence.withSignals(Set.of(BrowserSignal.GPC)));

        assertThat(reason(underSignal)).isEqualTo(RejectionReason.KEY_REUSED);
    }

    @Test
    void a_key_of_one_choice_cannot_be_used_again_for_several() {
        Evidence evidence = evidence().withKey(new EventId("k-1"));
        consents.record(ANNA, Choice.refused(ADS), evidence);

        Outcome several = consents.record(ANNA, List.of(Choice.granted(ADS), Choice.granted(CONTACTS)), evidence);

        assertThat(reason(several)).isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void without_a_key_each_request_is_an_event() {
        consents.record(ANNA, Choice.granted(ADS), evidence());
        consents.record(ANNA, Choice.granted(ADS), evidence());

        assertThat(consents.history(ANNA).events())
                .extracting(ConsentEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void what_cannot_be_chosen_is_rejected_with_the_reason() {
        assertThat(reason(consents.record(ANNA, Choice.granted(PurposeId.of("x")), evidence())))
                .isEqualTo(RejectionReason.UNKNOWN_PURPOSE);
        assertThat(reason(consents.record(ANNA, Choice.refused(ORDERS), evidence())))
                .isEqualTo(RejectionReason.NOTHING_TO_CHOOSE);
        assertThat(reason(consents.record(ANNA, List.of(), evidence())))
                .isEqualTo(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE);
        assertThat(reason(consents.record(ANNA, List.of(Choice.granted(ADS), Choice.refused(ADS)), evidence())))
                .isEqualTo(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE);
        assertThat(consents.history(ANNA).events()).isEmpty();
    }

    @Test
    void no_browser_signal_creates_consent() {
        Evidence signal = Evidence.of(consents.policy().notice("en"), Method.BROWSER_SIGNAL);

        assertThat(reason(consents.record(ANNA, Choice.granted(ADS), signal)))
                .isEqualTo(RejectionReason.SIGNAL_CANNOT_GRANT);
        assertThat(consents.record(ANNA, Choice.objected(ADS), signal).isRecorded())
                .isTrue();
    }

    @Test
    void a_yes_to_an_older_text_is_stale_but_a_no_is_good() {
        Evidence old = evidence();
        ConsentManager next = manager(SamplePolicy.version(2, ads -> ads.put("retention", "P2Y")));

        assertThat(reason(next.record(ANNA, Choice.granted(ADS), old))).isEqualTo(RejectionReason.STALE_NOTICE);
        assertThat(next.record(ANNA, Choice.refused(ADS), old).isRecorded()).isTrue();
    }

    @Test
    void a_text_that_was_never_published_is_no_evidence() {
        Evidence real = evidence();
        Evidence invented = Evidence.of(1, "0".repeat(64), "en", Method.BUTTON);
        Evidence otherLanguage = Evidence.of(1, real.noticeHash(), "fr", Method.BUTTON);

        assertThat(reason(consents.record(ANNA, Choice.refused(ADS), invented)))
                .isEqualTo(RejectionReason.STALE_NOTICE);
        assertThat(reason(consents.record(ANNA, Choice.granted(ADS), otherLanguage)))
                .isEqualTo(RejectionReason.STALE_NOTICE);
    }

    @Test
    void evidence_cannot_be_made_without_its_parts() {
        Evidence real = evidence();
        assertThatThrownBy(() -> Evidence.of(0, real.noticeHash(), "en", Method.BUTTON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evidence.of(1, "hash", "en", Method.BUTTON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evidence.of(1, real.noticeHash(), "", Method.BUTTON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evidence().withKey(new EventId("k".repeat(101))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventId("with space")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Method.values())
                .extracting(Method::word)
                .doesNotContain("scrolled", "pre-ticked", "implied", "timed-out");
    }

    @Test
    void checks_and_records_are_counted_without_naming_anybody() {
        consents.check(ANNA, ADS);
        consents.check(ANNA, PurposeId.of("made-up"));
        consents.record(ANNA, Choice.granted(ADS), evidence());
        consents.record(ANNA, Choice.granted(ORDERS), evidence());
        consents.check(ANNA, ADS);

        assertThat(meters.get("klartext.checks")
                        .tags("purpose", "personalized-ads", "reason", "granted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("klartext.checks")
                        .tags("purpose", "unknown", "reason", "unknown-purpose")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("klartext.records")
                        .tag("outcome", "recorded")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("klartext.records")
                        .tag("outcome", "rejected-nothing-to-choose")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("klartext.store").tag("call", "append").timer().count())
                .isEqualTo(1);
        assertThat(meters.getMeters().toString()).doesNotContain(ANNA.value()).doesNotContain("made-up");
    }

    @Test
    void a_manager_without_policy_says_what_to_do() {
        assertThatThrownBy(() -> ConsentManager.builder().build())
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining(".policy(");
        assertThatThrownBy(() -> ConsentManager.builder().cachedSubjects(0)).hasMessageContaining("at least 1");
    }

    @Test
    void a_manager_refuses_another_document_under_a_published_number() {
        assertThatThrownBy(() -> manager(SamplePolicy.version(1, ads -> ads.put("retention", "P1D"))))
                .hasMessageContaining("take the next number");
    }

    @Test
    void a_closed_manager_still_answers_checks() {
        consents.record(ANNA, Choice.granted(ADS), evidence());
        consents.close();

        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void ids_that_differ_in_case_space_or_kind_are_different_people_and_never_in_a_log() {
        consents.record(ANNA, Choice.granted(ADS), evidence());

        for (SubjectId other : List.of(
                SubjectId.account("C-1842"),
                SubjectId.account("c-1842 "),
                SubjectId.account(" c-1842"),
                SubjectId.visitor("c-1842"))) {
            assertThat(other).isNotEqualTo(ANNA);
            assertThat(consents.check(other, ADS).reason()).isEqualTo(Reason.NOT_ASKED);
        }
        assertThat(ANNA).hasToString("account:***");
        assertThat(SubjectId.visitor("v")).hasToString("visitor:***");
        assertThatThrownBy(() -> SubjectId.account("")).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> SubjectId.account("a\ud83d")).hasMessageContaining("index 1");
        assertThatThrownBy(() -> SubjectId.account("\ude00b")).hasMessageContaining("index 0");
        assertThatThrownBy(() -> SubjectId.account("\ude00\ud83d")).hasMessageContaining("half surrogate");
        assertThat(SubjectId.account("\ud83d\ude00").value()).hasSize(2);
        assertThatThrownBy(() -> SubjectId.account("a\nb"))
                .hasMessageContaining("control")
                .hasMessageNotContaining("a\nb");
    }

    @Test
    void choice_words_are_those_of_the_design() {
        assertThat(ChoiceKind.values())
                .extracting(ChoiceKind::word)
                .containsExactly("granted", "refused", "withdrawn", "objected");
    }
}
