package io.klartext.consent.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.INVOICES;
import static io.klartext.consent.SamplePolicy.NEWS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row of the decision table, through the door. */
@Tag("GDPR-5.1.a")
class DecisionTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Signals GPC = Signals.of(true, false);
    private static final Signals DNT = Signals.of(false, true);

    private final TestClock clock = new TestClock();
    private final InMemoryConsentStore store = new InMemoryConsentStore();
    private ConsentManager consents = manager(SamplePolicy.policy());

    private ConsentManager manager(Policy policy) {
        return ConsentManager.builder()
                .policy(policy)
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
    }

    private void says(Choice choice) {
        says(choice, Set.of());
    }

    private void says(Choice choice, Set<BrowserSignal> signals) {
        Evidence evidence =
                Evidence.of(consents.policy().notice("en"), Method.BUTTON).withSignals(signals);
        assertThat(consents.record(ANNA, choice, evidence).isRecorded()).isTrue();
    }

    private Decision check(PurposeId purpose) {
        return consents.check(ANNA, purpose);
    }

    private Reason reason(PurposeId purpose) {
        return check(purpose).reason();
    }

    @Test
    void a_purpose_that_the_policy_does_not_know_is_denied() {
        Decision decision = check(PurposeId.of("mind-reading"));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).isEqualTo(Reason.UNKNOWN_PURPOSE);
        assertThat(decision.basis()).isEmpty();
        assertThat(decision.policyVersion()).isEqualTo(1);
    }

    @Test
    void before_any_policy_is_effective_everything_is_denied() {
        ConsentManager early = ConsentManager.builder()
                .policy(SamplePolicy.changed(document -> document.put("effectiveFrom", "2030-01-01T00:00:00Z")))
                .clock(clock)
                .build();

        assertThat(early.check(ANNA, ORDERS).reason()).isEqualTo(Reason.UNKNOWN_PURPOSE);
        assertThat(early.check(ANNA, ORDERS).policyVersion()).isZero();
        assertThat(early.check(ANNA, ORDERS).validUntil()).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThatThrownBy(early::policy).hasMessageContaining("effectiveFrom");
    }

    @Test
    void contract_and_legal_obligation_go_on_whatever_the_person_says() {
        says(Choice.objected(PurposeId.DIRECT_MARKETING));

        assertThat(check(ORDERS).allowed()).isTrue();
        assertThat(check(ORDERS).reason()).isEqualTo(Reason.REQUIRED);
        assertThat(check(INVOICES).basis()).contains(LegalBasis.LEGAL_OBLIGATION);
    }

    @Test
    @Tag("GDPR-25")
    void silence_under_consent_is_a_no() {
        assertThat(reason(ADS)).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(CONTACTS)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void silence_under_a_legitimate_interest_is_a_yes() {
        assertThat(reason(NEWS)).isEqualTo(Reason.LEGITIMATE_INTEREST);
        assertThat(check(NEWS).allowed()).isTrue();
    }

    @Test
    void a_grant_allows_and_names_event_version_and_end() {
        says(Choice.granted(ADS));

        Decision decision = check(ADS);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.reason()).isEqualTo(Reason.GRANTED);
        assertThat(decision.event())
                .contains(consents.history(ANNA).events().get(0).id());
        assertThat(decision.policyVersion()).isEqualTo(1);
        assertThat(decision.validUntil()).contains(Instant.parse("2027-11-22T10:00:00Z"));
    }

    @Test
    @Tag("GDPR-5.1.b")
    void a_grant_flows_to_no_other_purpose() {
        says(Choice.granted(ADS));

        assertThat(reason(CONTACTS)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void a_refusal_is_a_no_that_is_remembered() {
        says(Choice.refused(ADS));

        assertThat(reason(ADS)).isEqualTo(Reason.REFUSED);
        assertThat(check(ADS).event()).isPresent();
    }

    @Test
    @Tag("GDPR-7.3")
    void a_withdrawal_takes_effect_in_the_next_check() {
        says(Choice.granted(ADS));
        assertThat(check(ADS).allowed()).isTrue();

        says(Choice.withdrawn(ADS));

        assertThat(reason(ADS)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void who_withdrew_may_grant_again() {
        says(Choice.granted(ADS));
        says(Choice.withdrawn(ADS));
        says(Choice.granted(ADS));

        assertThat(reason(ADS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_beats_a_legitimate_interest_until_the_person_allows_it_again() {
        says(Choice.objected(FRAUD));
        assertThat(reason(FRAUD)).isEqualTo(Reason.OBJECTED);

        says(Choice.granted(FRAUD));
        assertThat(reason(FRAUD)).isEqualTo(Reason.LEGITIMATE_INTEREST);
    }

    @Test
    void a_refusal_of_a_legitimate_interest_counts_too() {
        says(Choice.refused(FRAUD));

        assertThat(reason(FRAUD)).isEqualTo(Reason.REFUSED);
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_to_direct_marketing_denies_all_of_it_and_nothing_else() {
        says(Choice.granted(ADS));
        says(Choice.granted(CONTACTS));
        says(Choice.objected(PurposeId.DIRECT_MARKETING));

        assertThat(reason(ADS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(NEWS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(FRAUD)).isEqualTo(Reason.LEGITIMATE_INTEREST);
        assertThat(reason(CONTACTS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void a_later_grant_of_one_purpose_ends_the_objection_for_that_one_alone() {
        says(Choice.objected(PurposeId.DIRECT_MARKETING));
        says(Choice.granted(ADS));

        assertThat(reason(ADS)).isEqualTo(Reason.GRANTED);
        assertThat(reason(NEWS)).isEqualTo(Reason.OBJECTED);
    }

    @Test
    void a_browser_signal_denies_what_listens_to_it() {
        says(Choice.granted(ADS));
        says(Choice.granted(CONTACTS));

        assertThat(consents.check(ANNA, ADS, GPC).reason()).isEqualTo(Reason.BROWSER_SIGNAL);
        assertThat(consents.check(ANNA, CONTACTS, GPC).reason()).isEqualTo(Reason.GRANTED);
        assertThat(consents.check(ANNA, ADS, Signals.none()).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void a_grant_given_under_the_same_signal_stands_but_not_against_another() {
        says(Choice.granted(ADS), Set.of(BrowserSignal.GPC));

        assertThat(consents.check(ANNA, ADS, GPC).reason()).isEqualTo(Reason.GRANTED);
        assertThat(consents.check(ANNA, ADS, DNT).reason()).isEqualTo(Reason.BROWSER_SIGNAL);
        assertThat(consents.check(ANNA, ADS, Signals.of(true, true)).reason()).isEqualTo(Reason.BROWSER_SIGNAL);
        assertThat(consents.check(ANNA, ADS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void a_signal_never_turns_a_no_into_a_yes() {
        says(Choice.refused(ADS), Set.of(BrowserSignal.GPC));

        assertThat(consents.check(ANNA, ADS, GPC).allowed()).isFalse();
        assertThat(consents.check(SubjectState.empty(), ADS, GPC).reason()).isEqualTo(Reason.BROWSER_SIGNAL);
    }

    @Test
    @Tag("GDPR-5.1.e")
    void a_grant_ends_when_its_time_is_over() {
        says(Choice.granted(CONTACTS));
        clock.advance(Duration.between(clock.instant(), Instant.parse("2027-05-22T10:00:00Z"))
                .minusMillis(1));
        assertThat(reason(CONTACTS)).isEqualTo(Reason.GRANTED);

        clock.advance(Duration.ofMillis(1));

        assertThat(reason(CONTACTS)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    @Tag("GDPR-13.3")
    void a_grant_for_less_than_the_purpose_now_covers_is_not_enough() {
        says(Choice.granted(ADS));
        says(Choice.granted(CONTACTS));
        consents = manager(SamplePolicy.version(2, ads -> ads.put("retention", "P2Y")));

        assertThat(reason(ADS)).isEqualTo(Reason.POLICY_CHANGED);
        assertThat(reason(CONTACTS)).isEqualTo(Reason.GRANTED);

        says(Choice.granted(ADS));
        assertThat(reason(ADS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void a_future_version_takes_over_by_the_clock() {
        says(Choice.granted(ADS));
        consents = manager(SamplePolicy.changed(document -> {
            document.put("version", 2);
            document.put("effectiveFrom", "2026-12-01T00:00:00Z");
            SamplePolicy.ads(document).put("retention", "P2Y");
        }));
        assertThat(reason(ADS)).isEqualTo(Reason.GRANTED);
        assertThat(check(ADS).validUntil()).contains(Instant.parse("2026-12-01T00:00:00Z"));

        clock.advance(Duration.ofDays(9));

        assertThat(reason(ADS)).isEqualTo(Reason.POLICY_CHANGED);
        assertThat(consents.policy().version()).isEqualTo(2);
    }

    @Test
    @Tag("GDPR-6")
    void withdrawn_stays_denied_under_a_later_version_with_another_basis() {
        says(Choice.granted(ADS));
        says(Choice.withdrawn(ADS));
        consents = manager(SamplePolicy.version(2, ads -> {
            ads.put("legalBasis", "legitimate-interest");
            ads.remove("consentLifetime");
        }));

        assertThat(reason(ADS)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void a_purpose_that_left_the_policy_is_unknown_even_if_it_was_granted() {
        says(Choice.granted(ADS));
        consents = manager(SamplePolicy.changed(document -> {
            document.put("version", 2);
            ((ArrayNode) document.get("purposes")).remove(0);
        }));

        assertThat(reason(ADS)).isEqualTo(Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void a_grant_under_a_version_that_does_not_count_yet_is_not_enough() {
        says(Choice.granted(ADS));
        ConsentManager next = manager(SamplePolicy.version(2, ads -> {}));
        next.record(ANNA, Choice.granted(ADS), Evidence.of(next.policy().notice("en"), Method.BUTTON));

        assertThat(next.check(ANNA, ADS).reason()).isEqualTo(Reason.GRANTED);
        clock.advance(Duration.ofSeconds(6));
        assertThat(reason(ADS)).isEqualTo(Reason.POLICY_CHANGED);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void only_four_reasons_allow(Reason reason) {
        assertThat(reason.allowed())
                .isEqualTo(
                        Set.of(Reason.REQUIRED, Reason.LEGITIMATE_INTEREST, Reason.GRANTED, Reason.REQUIRED_UNAVAILABLE)
                                .contains(reason));
    }

    @Test
    void a_decision_reads_well_in_a_log_and_names_nobody() {
        says(Choice.granted(ADS));

        assertThat(check(ADS).toString())
                .startsWith("personalized-ads allowed GRANTED, basis consent, policy version 1, event ")
                .endsWith("until 2027-11-22T10:00:00Z")
                .doesNotContain(ANNA.value());
        assertThat(check(CONTACTS))
                .hasToString("contact-list-access denied NOT_ASKED, basis consent, policy version 1");
        assertThat(check(CONTACTS)).isEqualTo(check(CONTACTS)).hasSameHashCodeAs(check(CONTACTS));
        assertThat(check(CONTACTS)).isNotEqualTo(check(ADS)).doesNotHaveSameHashCodeAs(check(ADS));
    }

    @Test
    void direct_marketing_as_a_whole_can_only_be_objected_to() {
        assertThatThrownBy(() -> Choice.granted(PurposeId.DIRECT_MARKETING)).hasMessageContaining("one by one");
    }

    @Test
    void a_signal_that_a_purpose_does_not_listen_to_changes_nothing() {
        ConsentManager half =
                manager(SamplePolicy.version(3, ads -> ads.putArray("listensTo").add("gpc")));

        assertThat(half.check(ANNA, ADS, DNT).reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(half.check(ANNA, ADS, GPC).reason()).isEqualTo(Reason.BROWSER_SIGNAL);
    }

    @Test
    void a_purpose_without_signals_hears_none() {
        ConsentManager deaf = manager(SamplePolicy.version(3, (ObjectNode ads) -> ads.remove("listensTo")));
        deaf.record(ANNA, Choice.granted(ADS), Evidence.of(deaf.policy().notice("de"), Method.SWITCH));

        assertThat(deaf.check(ANNA, ADS, GPC).reason()).isEqualTo(Reason.GRANTED);
    }
}
