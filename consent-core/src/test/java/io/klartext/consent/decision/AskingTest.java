package io.klartext.consent.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.FaultyStore;
import io.klartext.consent.FaultyStore.Call;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom a shop may ask again, about what, and whom it leaves alone. */
@Tag("EDPB-05-2020")
@Tag("EDPB-03-2022")
class AskingTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final PendingPurpose NEW_CONTACTS = new PendingPurpose(CONTACTS, Cause.NEW, 0);

    private final TestClock clock = new TestClock();
    private final FaultyStore store = new FaultyStore();
    private final ConsentManager consents = manager(SamplePolicy.policy());

    private ConsentManager manager(Policy policy) {
        return ConsentManager.builder()
                .policy(policy)
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .build();
    }

    private Evidence evidence() {
        return Evidence.of(consents.policy().notice("en"), Method.BUTTON);
    }

    private void says(Choice choice) {
        assertThat(consents.record(ANNA, choice, evidence()).isRecorded()).isTrue();
    }

    private void advanceTo(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    @Test
    void whoever_said_nothing_may_be_asked_about_what_rests_on_consent_and_nothing_else() {
        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.NEW, 0), NEW_CONTACTS);
        assertThat(consents.pending(SubjectState.empty(), Signals.none())).isEqualTo(consents.pending(ANNA));
    }

    @Test
    void whoever_sends_a_signal_is_not_asked_about_what_it_denies() {
        assertThat(consents.pending(ANNA, Signals.of(true, false))).containsExactly(NEW_CONTACTS);
    }

    @Test
    void a_yes_is_asked_for_again_when_it_is_over() {
        says(Choice.granted(ADS));
        assertThat(consents.pending(ANNA)).containsExactly(NEW_CONTACTS);

        advanceTo("2027-11-22T10:00:00Z");
        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.EXPIRED, 1), NEW_CONTACTS);
    }

    @Test
    @Tag("GDPR-13.3")
    void a_yes_is_asked_for_again_when_the_purpose_covers_more() {
        says(Choice.granted(ADS));
        consents.publish(SamplePolicy.version(2, ads -> ads.put("retention", "P2Y")));

        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.CHANGED, 1), NEW_CONTACTS);
    }

    @Test
    void a_no_is_left_alone_for_as_long_as_a_yes_would_have_lasted() {
        says(Choice.refused(ADS));
        advanceTo("2027-11-22T09:59:59.999Z");
        assertThat(consents.pending(ANNA)).containsExactly(NEW_CONTACTS);

        advanceTo("2027-11-22T10:00:00Z");
        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.EXPIRED, 1), NEW_CONTACTS);
    }

    @Test
    void a_no_is_left_alone_for_its_own_time_where_that_is_longer() {
        consents.publish(SamplePolicy.version(2, ads -> ads.put("askAgainAfter", "P3Y")));
        says(Choice.withdrawn(ADS));
        advanceTo("2029-11-22T09:59:59.999Z");
        assertThat(consents.pending(ANNA)).containsExactly(NEW_CONTACTS);

        advanceTo("2029-11-22T10:00:00Z");
        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.EXPIRED, 2), NEW_CONTACTS);
    }

    @Test
    void a_change_does_not_shorten_the_rest_of_a_no_and_is_named_after_it() {
        says(Choice.refused(ADS));
        consents.publish(SamplePolicy.version(2, ads -> ads.put("retention", "P2Y")));
        assertThat(consents.pending(ANNA)).containsExactly(NEW_CONTACTS);

        advanceTo("2027-11-22T10:00:00Z");
        assertThat(consents.pending(ANNA)).containsExactly(new PendingPurpose(ADS, Cause.CHANGED, 1), NEW_CONTACTS);
    }

    @Test
    @Tag("GDPR-21")
    void nobody_asks_about_an_objection_a_restriction_or_what_is_prohibited() {
        says(Choice.objected(PurposeId.DIRECT_MARKETING));
        assertThat(consents.pending(ANNA)).containsExactly(NEW_CONTACTS);
        says(Choice.objected(CONTACTS));
        assertThat(consents.pending(ANNA)).isEmpty();

        SubjectId other = SubjectId.account("c-2");
        consents.record(other, Minority.bornIn(2012, "DE"), Actor.staff("s-7"));
        assertThat(consents.pending(other)).containsExactly(NEW_CONTACTS);
        consents.record(other, Restriction.begins(), Actor.staff("s-7"));
        assertThat(consents.pending(other)).isEmpty();
    }

    @Test
    @Tag("GDPR-9")
    void whoever_did_not_say_it_expressly_may_be_asked_to() {
        consents.publish(SamplePolicy.changed(document -> {
            document.put("version", 2);
            ((ObjectNode) document.at("/dataCategories/2")).put("special", true);
        }));
        says(Choice.granted(CONTACTS));

        assertThat(consents.pending(ANNA))
                .containsExactly(new PendingPurpose(ADS, Cause.NEW, 0), new PendingPurpose(CONTACTS, Cause.NEW, 2));
    }

    @Test
    @Tag("GDPR-8")
    void a_child_whose_own_yes_does_not_count_is_not_asked_again_and_again() {
        consents.record(ANNA, Minority.bornIn(2014, "DE"), Actor.staff("s-7"));
        says(Choice.granted(CONTACTS));

        assertThat(consents.check(ANNA, CONTACTS).reason()).isEqualTo(Reason.GUARDIAN_REQUIRED);
        assertThat(consents.pending(ANNA)).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void nobody_is_asked_while_the_state_cannot_be_had() {
        store.failAt(Call.values());

        assertThat(consents.pending(ANNA)).isEmpty();
    }
}
