package io.klartext.consent.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.INVOICES;
import static io.klartext.consent.SamplePolicy.NEWS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Children, minors, special data and restricted processing, through the door. */
class ProtectedPeopleTest {

    private static final SubjectId LENA = SubjectId.account("c-77");

    private final TestClock clock = new TestClock();
    private ConsentManager consents = manager(SamplePolicy.policy());

    private ConsentManager manager(Policy policy) {
        return ConsentManager.builder()
                .policy(policy)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
    }

    private static Policy withSpecial(int category) {
        return SamplePolicy.changed(
                document -> ((ObjectNode) document.at("/dataCategories/" + category)).put("special", true));
    }

    private Evidence evidence() {
        return Evidence.of(consents.policy().notice("en"), Method.BUTTON);
    }

    private void says(Choice choice, Evidence evidence) {
        assertThat(consents.record(LENA, choice, evidence).isRecorded()).isTrue();
    }

    private void is(Fact fact) {
        assertThat(consents.record(LENA, fact, Actor.staff("s-7")).isRecorded()).isTrue();
    }

    private Decision check(PurposeId purpose) {
        return consents.check(LENA, purpose);
    }

    private void advanceTo(Instant instant) {
        clock.advance(Duration.between(clock.instant(), instant));
    }

    @Test
    @Tag("DSA-26.3")
    void nobody_may_allow_advertising_by_the_profile_of_a_minor() {
        is(Minority.born(LocalDate.of(2009, 3, 1), "DE"));
        says(Choice.granted(ADS), evidence().enteredBy(Actor.guardian("g-1")));

        assertThat(check(ADS).reason()).isEqualTo(Reason.PROHIBITED);
        assertThat(check(ADS).validUntil()).contains(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(check(NEWS).reason()).isEqualTo(Reason.LEGITIMATE_INTEREST);

        advanceTo(Instant.parse("2027-02-28T23:59:59.999Z"));
        assertThat(check(ADS).reason()).isEqualTo(Reason.PROHIBITED);
        advanceTo(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(check(ADS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("DSA-26.3")
    void a_clock_that_steps_back_over_a_birthday_finds_the_minor_again() {
        is(Minority.born(LocalDate.of(2009, 3, 1), "DE"));
        says(Choice.granted(ADS), evidence().enteredBy(Actor.guardian("g-1")));
        advanceTo(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(check(ADS).reason()).isEqualTo(Reason.GRANTED);

        clock.stepWall(Duration.ofMillis(-1));

        assertThat(check(ADS).reason()).isEqualTo(Reason.PROHIBITED);
    }

    @Test
    @Tag("GDPR-8")
    void a_child_needs_a_guardian_and_a_guardian_is_enough() {
        is(Minority.aged(12, LocalDate.of(2026, 11, 22), "AT"));
        says(Choice.granted(CONTACTS), evidence());
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GUARDIAN_REQUIRED);
        assertThat(check(CONTACTS).allowed()).isFalse();

        says(Choice.granted(CONTACTS), evidence().enteredBy(Actor.staff("s-7")));
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GUARDIAN_REQUIRED);

        says(Choice.granted(CONTACTS), evidence().enteredBy(Actor.guardian("g-1")));
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-8")
    void a_childs_own_yes_does_not_become_good_by_growing_up_but_a_new_one_does() {
        Instant sixteen = Instant.parse("2026-12-01T00:00:00Z");
        is(Minority.born(LocalDate.of(2010, 12, 1), "DE"));
        says(Choice.granted(CONTACTS), evidence());

        advanceTo(sixteen);
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GUARDIAN_REQUIRED);

        says(Choice.granted(CONTACTS), evidence());
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-8")
    void a_child_needs_nobody_to_refuse_withdraw_or_object() {
        is(Minority.bornIn(2014, "DE"));
        says(Choice.granted(CONTACTS), evidence().enteredBy(Actor.guardian("g-1")));
        says(Choice.withdrawn(CONTACTS), evidence());
        says(Choice.objected(FRAUD), evidence());

        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.WITHDRAWN);
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.OBJECTED);
    }

    @Test
    @Tag("GDPR-8")
    void what_a_shop_learns_later_counts_for_what_was_said_before_and_can_be_corrected() {
        says(Choice.granted(CONTACTS), evidence());
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);

        is(Minority.bornIn(2014, "DE"));
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GUARDIAN_REQUIRED);

        is(Minority.bornIn(1984, "DE"));
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-9")
    void special_data_needs_an_explicit_yes() {
        consents = manager(withSpecial(2));
        says(Choice.granted(CONTACTS), evidence());
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.EXPLICIT_REQUIRED);

        says(Choice.granted(CONTACTS), evidence().explicitly());
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("DSA-26.3")
    void special_data_is_never_used_for_advertising_however_explicit_the_yes() {
        // No manager publishes such a version, but a store may hold one from before there was a lint.
        Policy unlawful = withSpecial(0);
        InMemoryConsentStore store = new InMemoryConsentStore();
        store.policies().publish(new PublishedPolicy(unlawful, clock.instant()));
        consents = ConsentManager.builder()
                .policy(unlawful)
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
        says(Choice.granted(ADS), evidence().explicitly());

        assertThat(check(ADS).reason()).isEqualTo(Reason.PROHIBITED);
        assertThat(check(ADS).validUntil()).isEmpty();
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.LEGITIMATE_INTEREST);
    }

    @Test
    @Tag("GDPR-18")
    void a_restriction_stops_all_but_contract_and_law_until_it_is_lifted() {
        says(Choice.granted(ADS), evidence());
        is(Restriction.begins());

        assertThat(check(ADS).reason()).isEqualTo(Reason.RESTRICTED);
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.RESTRICTED);
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.RESTRICTED);
        assertThat(check(ORDERS).reason()).isEqualTo(Reason.REQUIRED);
        assertThat(check(INVOICES).reason()).isEqualTo(Reason.REQUIRED);

        is(Restriction.lifted());
        assertThat(check(ADS).reason()).isEqualTo(Reason.GRANTED);
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.LEGITIMATE_INTEREST);
    }

    @Test
    @Tag("GDPR-4.11")
    @Tag("GDPR-9")
    void accept_all_is_one_yes_each_and_leaves_out_special_data_unless_it_is_explicit() {
        consents = manager(withSpecial(2));

        assertThat(((Recorded) consents.acceptAll(LENA, evidence())).events()).hasSize(1);
        assertThat(check(ADS).reason()).isEqualTo(Reason.GRANTED);
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.NOT_ASKED);
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.LEGITIMATE_INTEREST);

        assertThat(((Recorded) consents.acceptAll(LENA, evidence().explicitly())).events())
                .hasSize(2);
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-4.11")
    @Tag("GDPR-21")
    void refuse_all_refuses_consent_and_objects_to_interests_one_by_one() {
        assertThat(((Recorded) consents.refuseAll(LENA, evidence())).events()).hasSize(4);

        assertThat(check(ADS).reason()).isEqualTo(Reason.REFUSED);
        assertThat(check(CONTACTS).reason()).isEqualTo(Reason.REFUSED);
        assertThat(check(NEWS).reason()).isEqualTo(Reason.OBJECTED);
        assertThat(check(FRAUD).reason()).isEqualTo(Reason.OBJECTED);
        assertThat(check(ORDERS).reason()).isEqualTo(Reason.REQUIRED);
    }

    @Test
    void before_any_version_counts_accept_all_and_refuse_all_are_rejected_without_an_exception() {
        Evidence evidence = evidence();
        ConsentManager early =
                manager(SamplePolicy.changed(policy -> policy.put("effectiveFrom", "2030-01-01T00:00:00Z")));

        assertThat(early.acceptAll(LENA, evidence).isRecorded()).isFalse();
        assertThat(early.refuseAll(LENA, evidence).isRecorded()).isFalse();
    }
}
