package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.Outcome.Unknown;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who looks at a person's data is in that person's own record before anything can be read. */
@Tag("GDPR-15")
final class AccessTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Actor STAFF = Actor.staff("s-7");
    private static final Map<String, Object> PROFILE = Map.of(
            "favouriteCategory", "truffles", "orders", List.of(Map.of("sku", "oil-1"), Map.of("sku", "pasta-2")));

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FaultyStore store = new FaultyStore();
    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.policy())
            .store(store)
            .clock(clock)
            .monotonicClock(clock::nanos)
            .meterRegistry(meters)
            .build();

    private static Object neverFetched() {
        throw new AssertionError("the profile was touched");
    }

    private void grant() {
        consents.record(ANNA, Choice.granted(ADS), Evidence.of(consents.policy().notice("en"), Method.BUTTON));
    }

    private List<Disclosure> disclosures() {
        return consents.history(ANNA).events().stream()
                .filter(FactEvent.class::isInstance)
                .map(event -> ((FactEvent) event).fact())
                .filter(Disclosure.class::isInstance)
                .map(Disclosure.class::cast)
                .toList();
    }

    private static RejectionReason reason(Access access) {
        assertThat(access.allowed()).isFalse();
        assertThat(access.outcome()).isInstanceOf(Rejected.class);
        return ((Rejected) access.outcome()).reason();
    }

    private static void assertNothingIsShown(Access access, Reason reason) {
        ProfileView view = access.view(AccessTest::neverFetched);
        assertThat(view.text("favouriteCategory")).isEmpty();
        assertThat(view.number("favouriteCategory")).isEmpty();
        assertThat(view.items("orders[].sku")).isEmpty();
        assertThat(view.decision().reason()).isEqualTo(reason);
        assertThat(view.explain(Offer.own("x")).factors()).isEmpty();
    }

    @Test
    void whoever_looks_stands_in_the_ledger_before_the_profile_is_fetched() {
        grant();
        Access access = consents.access(STAFF, ANNA, ADS, Set.of("orders[].sku", "favouriteCategory"));

        assertThat(access.allowed()).isTrue();
        assertThat(access.decision()).isEqualTo(consents.check(ANNA, ADS));
        ProfileView view = access.view(() -> {
            assertThat(disclosures()).hasSize(1);
            return PROFILE;
        });
        assertThat(view.items("orders[].sku")).containsExactly("oil-1", "pasta-2");
        assertThat(view.text("favouriteCategory")).contains("truffles");
        FactEvent event = (FactEvent) consents.history(ANNA).events().get(1);
        assertThat(access.outcome()).isEqualTo(new Recorded(List.of(event), false));
        assertThat(event.kind()).isEqualTo("disclosed");
        assertThat(event.actor()).isEqualTo(STAFF);
        assertThat(event.recordedAt()).isEqualTo(clock.instant());
        assertThat(event.fact())
                .isEqualTo(new Disclosure(
                        ADS,
                        List.of("favouriteCategory", "orders[].sku"),
                        consents.policy().version()));
    }

    @Test
    @Tag("GDPR-5.1.c")
    void only_what_was_asked_for_can_be_read_though_the_policy_declares_more() {
        grant();
        ProfileView view =
                consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory")).view(() -> PROFILE);
        assertThat(view.text("favouriteCategory")).contains("truffles");
        assertThat(view.items("orders[].sku")).isEmpty();
        assertThat(view.explain(Offer.own("x")).factors())
                .extracting(Factor::category)
                .containsExactly("favourite-category");
    }

    @Test
    void a_denied_purpose_discloses_nothing_and_records_nothing() {
        Access access = consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        assertThat(reason(access)).isEqualTo(RejectionReason.NOT_ALLOWED);
        assertNothingIsShown(access, Reason.NOT_ASKED);
        assertThat(consents.history(ANNA).events()).isEmpty();
        Access unknown = consents.access(STAFF, ANNA, PurposeId.of("curiosity"), Set.of("favouriteCategory"));
        assertThat(reason(unknown)).isEqualTo(RejectionReason.NOT_ALLOWED);
        assertNothingIsShown(unknown, Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void an_attribute_that_the_purpose_does_not_declare_closes_the_whole_access() {
        grant();
        for (Set<String> asked : List.of(Set.<String>of(), Set.of("email"), Set.of("favouriteCategory", "email"))) {
            Access access = consents.access(STAFF, ANNA, ADS, asked);
            assertThat(reason(access)).isEqualTo(RejectionReason.NOT_DECLARED);
            assertNothingIsShown(access, Reason.UNAVAILABLE);
        }
        assertThat(disclosures()).isEmpty();
    }

    @Test
    void whoever_looks_has_a_name_and_is_not_the_person() {
        grant();
        for (Actor nobody :
                List.of(Actor.subject(), new Actor(Actor.Kind.SUBJECT, "s-7"), Actor.staff(""), Actor.system(" "))) {
            Access access = consents.access(nobody, ANNA, ADS, Set.of("favouriteCategory"));
            assertThat(reason(access)).isEqualTo(RejectionReason.ACTOR_NOT_NAMED);
            assertNothingIsShown(access, Reason.UNAVAILABLE);
        }
        assertThat(disclosures()).isEmpty();
        assertThat(consents.access(Actor.system("mailer"), ANNA, ADS, Set.of("favouriteCategory"))
                        .allowed())
                .isTrue();
    }

    @Test
    @Tag("GDPR-25")
    void without_a_durable_record_nothing_is_shown() {
        grant();
        assertThat(consents.check(ANNA, ADS).allowed()).isTrue();
        store.failAt(FaultyStore.Call.APPEND);
        Access failed = consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        assertThat(reason(failed)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(failed.decision().allowed()).isTrue();
        assertNothingIsShown(failed, Reason.UNAVAILABLE);
        store.heal();
        store.breakContractAt(FaultyStore.Call.APPEND);
        Access unknown = consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        assertThat(unknown.outcome()).isInstanceOf(Unknown.class);
        assertThat(unknown.allowed()).isFalse();
        assertNothingIsShown(unknown, Reason.UNAVAILABLE);
    }

    @Test
    void the_same_request_twice_is_one_disclosure_and_another_one_is_refused() {
        grant();
        EventId key = new EventId("ticket-12");
        assertThat(consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"), key)
                        .allowed())
                .isTrue();
        Access again = consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"), key);
        assertThat(again.allowed()).isTrue();
        assertThat(((Recorded) again.outcome()).repeated()).isTrue();
        assertThat(disclosures()).hasSize(1);
        assertThat(reason(consents.access(STAFF, ANNA, ADS, Set.of("orders[].sku"), key)))
                .isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(reason(consents.access(Actor.staff("s-8"), ANNA, ADS, Set.of("favouriteCategory"), key)))
                .isEqualTo(RejectionReason.KEY_REUSED);
        assertThat(disclosures()).hasSize(1);
    }

    @Test
    void a_disclosure_changes_no_answer() {
        grant();
        SubjectState before = SubjectState.of(consents.history(ANNA).events());
        Map<PurposeId, Decision> answers = consents.checkAll(ANNA, Signals.none());
        consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        List<ConsentEvent> events = consents.history(ANNA).events();
        assertThat(events).hasSize(2);
        assertThat(SubjectState.of(events))
                .usingRecursiveComparison()
                .ignoringFields("headSequence")
                .isEqualTo(before);
        assertThat(consents.checkAll(ANNA, Signals.none())).isEqualTo(answers);
        assertThat(consents.checkAt(ANNA, ADS, clock.instant()).decision().allowed())
                .isTrue();
    }

    @Test
    @Tag("GDPR-18")
    void while_processing_is_restricted_only_the_contract_opens_data() {
        grant();
        consents.record(ANNA, Restriction.begins(), STAFF);
        String ordered = consents.policy()
                .dataOf(consents.policy().purpose(ORDERS).orElseThrow())
                .get(0)
                .attributes()
                .get(0);
        assertThat(consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"))
                        .decision()
                        .reason())
                .isEqualTo(Reason.RESTRICTED);
        assertThat(consents.access(STAFF, ANNA, ORDERS, Set.of(ordered)).allowed())
                .isTrue();
    }

    @Test
    void a_disclosure_made_elsewhere_can_be_recorded_if_the_policy_of_its_version_declares_it() {
        int version = consents.policy().version();
        Disclosure declared = Disclosure.of(ADS, List.of("favouriteCategory"), version);
        assertThat(consents.record(ANNA, declared, Actor.system("mailer")).isRecorded())
                .isTrue();
        for (Disclosure wrong : List.of(
                Disclosure.of(ADS, List.of("favouriteCategory"), version + 1),
                Disclosure.of(PurposeId.of("curiosity"), List.of("favouriteCategory"), version),
                Disclosure.of(ADS, List.of("email"), version))) {
            assertThat(((Rejected) consents.record(ANNA, wrong, Actor.system("mailer"))).reason())
                    .isEqualTo(RejectionReason.NOT_DECLARED);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Disclosure.of(ADS, List.of(), version));
    }

    @Test
    void attempts_are_counted_by_purpose_and_outcome_and_name_nobody() {
        consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        grant();
        Access access = consents.access(STAFF, ANNA, ADS, Set.of("favouriteCategory"));
        consents.access(STAFF, ANNA, PurposeId.of("curiosity"), Set.of("favouriteCategory"));
        assertThat(counted("personalized-ads", "rejected-not-allowed")).isEqualTo(1);
        assertThat(counted("personalized-ads", "recorded")).isEqualTo(1);
        assertThat(counted("unknown", "rejected-not-allowed")).isEqualTo(1);
        assertThat(meters.getMetersAsString()).doesNotContain("1842", "s-7", "curiosity");
        assertThat(access.toString()).doesNotContain("1842", "s-7", "favourite");
    }

    private double counted(String purpose, String outcome) {
        return meters.get("klartext.access")
                .tag("purpose", purpose)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
