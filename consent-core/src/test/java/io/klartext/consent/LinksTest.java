package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.FaultyStore.Call;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an account takes over from a visitor, and what undoing it brings back. */
class LinksTest {

    private static final SubjectId VISITOR = SubjectId.visitor("v-1");
    private static final SubjectId OTHER_VISITOR = SubjectId.visitor("v-2");
    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BERND = SubjectId.account("c-1843");

    private final TestClock clock = new TestClock();
    private final FaultyStore store = new FaultyStore();
    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.policy())
            .store(store)
            .clock(clock)
            .monotonicClock(clock::nanos)
            .build();
    private final ConsentLinks links = consents.links();

    private Evidence evidence() {
        return Evidence.of(consents.policy().notice("en"), Method.BUTTON);
    }

    private void says(SubjectId who, Choice choice) {
        assertThat(consents.record(who, choice, evidence()).isRecorded()).isTrue();
    }

    private Reason reason(SubjectId who, PurposeId purpose) {
        return consents.check(who, purpose).reason();
    }

    private static List<ConsentEvent> events(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Recorded.class);
        return ((Recorded) outcome).events();
    }

    private static EventId link(Outcome outcome) {
        return events(outcome).get(0).id();
    }

    private static RejectionReason rejection(Outcome outcome) {
        return ((Rejected) outcome).reason();
    }

    private Outcome undo(EventId link) {
        return links.unlink(ANNA, link, Actor.staff("s-7"));
    }

    /** What both said about one purpose, and what the account says then; null where nothing is said. */
    record Conflict(
            Occasion occasion,
            ChoiceKind visitor,
            @Nullable ChoiceKind account,
            @Nullable ChoiceKind then) {}

    static Stream<Conflict> everyConflict() {
        List<Conflict> all = new ArrayList<>();
        for (Occasion occasion : Occasion.values()) {
            for (ChoiceKind visitor : ChoiceKind.values()) {
                boolean grant = visitor == ChoiceKind.GRANTED;
                boolean registers = occasion == Occasion.REGISTRATION;
                all.add(new Conflict(occasion, visitor, null, grant && !registers ? null : visitor));
                for (ChoiceKind account : ChoiceKind.values()) {
                    boolean denialWins = registers && !grant && account == ChoiceKind.GRANTED;
                    all.add(new Conflict(occasion, visitor, account, denialWins ? visitor : account));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyConflict")
    @Tag("GDPR-25")
    void in_a_conflict_the_denial_wins_and_no_login_brings_a_grant(Conflict conflict) {
        says(VISITOR, new Choice(CONTACTS, conflict.visitor()));
        if (conflict.account() != null) {
            says(ANNA, new Choice(CONTACTS, conflict.account()));
        }

        Outcome outcome =
                conflict.occasion() == Occasion.LOGIN ? links.login(VISITOR, ANNA) : links.register(VISITOR, ANNA);

        assertThat(outcome.isRecorded()).isTrue();
        assertThat(reason(ANNA, CONTACTS).name())
                .isEqualTo(
                        conflict.then() == null ? "NOT_ASKED" : conflict.then().name());
    }

    @Test
    @Tag("GDPR-5.2")
    @Tag("GDPR-7.1")
    @Tag("GDPR-5.1.e")
    void what_is_taken_over_keeps_its_evidence_and_its_time() {
        says(VISITOR, Choice.granted(ADS));
        clock.advance(Duration.ofDays(30));

        List<ConsentEvent> events = events(links.register(VISITOR, ANNA));

        assertThat(events).extracting(ConsentEvent::kind).containsExactly("linked-at-registration", "granted");
        ChoiceEvent taken = (ChoiceEvent) events.get(1);
        assertThat(taken.id().value()).startsWith(events.get(0).id().value() + "/");
        assertThat(taken.givenAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(taken.evidence().noticeHash()).isEqualTo(evidence().noticeHash());
        assertThat(consents.check(ANNA, ADS).validUntil()).contains(Instant.parse("2027-11-22T10:00:00Z"));
        assertThat(consents.history(VISITOR).events())
                .extracting(ConsentEvent::kind)
                .containsExactly("granted", "claimed");
        assertThat(consents.history(ANNA).toString()).doesNotContain(VISITOR.value());
    }

    @Test
    void a_second_person_on_the_same_device_inherits_nothing() {
        says(VISITOR, Choice.granted(ADS));
        links.register(VISITOR, ANNA);

        assertThat(events(links.register(VISITOR, BERND))).isEmpty();
        assertThat(events(links.login(VISITOR, BERND))).isEmpty();
        assertThat(reason(BERND, ADS)).isEqualTo(Reason.NOT_ASKED);
        assertThat(consents.history(BERND).events()).isEmpty();
    }

    @Test
    void linking_again_adds_only_what_was_said_meanwhile() {
        says(VISITOR, Choice.refused(ADS));
        assertThat(events(links.login(VISITOR, ANNA))).hasSize(2);
        assertThat(events(links.login(VISITOR, ANNA))).isEmpty();

        says(VISITOR, Choice.refused(CONTACTS));
        assertThat(events(links.login(VISITOR, ANNA))).hasSize(2);
        assertThat(reason(ANNA, CONTACTS)).isEqualTo(Reason.REFUSED);
    }

    @Test
    void a_visitor_who_said_nothing_belongs_to_nobody() {
        assertThat(events(links.login(VISITOR, ANNA))).isEmpty();
        assertThat(consents.history(VISITOR).events()).isEmpty();

        says(VISITOR, Choice.refused(ADS));
        assertThat(events(links.login(VISITOR, BERND))).hasSize(2);
    }

    @Test
    @Tag("GDPR-21")
    void a_grant_is_not_taken_over_against_an_objection_to_direct_marketing() {
        says(VISITOR, Choice.granted(ADS));
        says(VISITOR, Choice.granted(CONTACTS));
        says(ANNA, Choice.objected(PurposeId.DIRECT_MARKETING));

        assertThat(events(links.register(VISITOR, ANNA))).hasSize(2);

        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(ANNA, CONTACTS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    @Tag("GDPR-21")
    void a_visitors_objection_to_direct_marketing_beats_the_accounts_grants() {
        says(ANNA, Choice.granted(ADS));
        says(VISITOR, Choice.objected(PurposeId.DIRECT_MARKETING));

        links.register(VISITOR, ANNA);

        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(ANNA, NEWS)).isEqualTo(Reason.OBJECTED);
    }

    @Test
    void only_a_visitor_and_an_account_can_be_linked() {
        says(VISITOR, Choice.granted(ADS));

        for (Outcome outcome :
                List.of(links.register(ANNA, BERND), links.login(VISITOR, OTHER_VISITOR), links.login(ANNA, VISITOR))) {
            assertThat(rejection(outcome)).isEqualTo(RejectionReason.NOT_A_VISITOR_AND_AN_ACCOUNT);
        }
    }

    @Test
    void choices_that_a_browser_holds_are_taken_over_alike() {
        GivenChoice yes = new GivenChoice(Choice.granted(ADS), evidence().givenAt(clock.instant()));
        GivenChoice no = new GivenChoice(Choice.objected(FRAUD), evidence().givenAt(clock.instant()));

        assertThat(events(links.login(List.of(yes, no), "browser-and-account", ANNA)))
                .hasSize(2);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(ANNA, FRAUD)).isEqualTo(Reason.OBJECTED);

        assertThat(events(links.register(List.of(yes, no), "browser-and-account", ANNA)))
                .hasSize(2);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void an_undone_link_gives_back_what_the_account_had_said_and_forgets_the_rest() {
        says(ANNA, Choice.granted(CONTACTS));
        says(VISITOR, Choice.refused(CONTACTS));
        says(VISITOR, Choice.granted(ADS));
        EventId link = link(links.register(VISITOR, ANNA));
        assertThat(reason(ANNA, CONTACTS)).isEqualTo(Reason.REFUSED);
        clock.advance(Duration.ofDays(10));

        List<ConsentEvent> undone = events(undo(link));

        assertThat(undone).extracting(ConsentEvent::kind).containsExactly("unlinked", "granted");
        assertThat(reason(ANNA, CONTACTS)).isEqualTo(Reason.GRANTED);
        assertThat(consents.check(ANNA, CONTACTS).validUntil()).contains(Instant.parse("2027-05-22T10:00:00Z"));
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void what_the_account_has_said_since_the_link_stays() {
        says(VISITOR, Choice.granted(ADS));
        EventId link = link(links.register(VISITOR, ANNA));
        says(ANNA, Choice.withdrawn(ADS));

        assertThat(events(undo(link))).hasSize(1);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void undoing_twice_is_undoing_once_and_an_unknown_link_is_no_link() {
        says(VISITOR, Choice.granted(ADS));
        EventId link = link(links.register(VISITOR, ANNA));
        List<ConsentEvent> undone = events(undo(link));

        assertThat(undo(link)).isEqualTo(new Recorded(undone, true));
        assertThat(rejection(undo(new EventId("nothing")))).isEqualTo(RejectionReason.UNKNOWN_LINK);
        assertThat(rejection(undo(undone.get(0).id()))).isEqualTo(RejectionReason.UNKNOWN_LINK);
        assertThat(rejection(links.unlink(BERND, link, Actor.staff("s-7")))).isEqualTo(RejectionReason.UNKNOWN_LINK);
    }

    @Test
    void of_two_links_each_is_undone_alone_and_in_any_order() {
        says(VISITOR, Choice.granted(ADS));
        says(OTHER_VISITOR, Choice.refused(ADS));
        EventId first = link(links.register(VISITOR, ANNA));
        EventId second = link(links.register(OTHER_VISITOR, ANNA));
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.REFUSED);

        undo(second);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.GRANTED);

        undo(first);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    void of_two_links_the_older_can_be_undone_first() {
        says(VISITOR, Choice.granted(ADS));
        says(OTHER_VISITOR, Choice.refused(ADS));
        EventId first = link(links.register(VISITOR, ANNA));
        EventId second = link(links.register(OTHER_VISITOR, ANNA));

        undo(first);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.REFUSED);
        undo(second);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
    }

    @Test
    @Tag("GDPR-21")
    void an_undone_link_brings_no_grant_back_behind_an_objection_to_direct_marketing() {
        says(ANNA, Choice.granted(ADS));
        says(ANNA, Choice.objected(PurposeId.DIRECT_MARKETING));
        says(ANNA, Choice.granted(NEWS));
        says(VISITOR, Choice.refused(ADS));
        EventId link = link(links.register(VISITOR, ANNA));

        undo(link);

        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(ANNA, NEWS)).isEqualTo(Reason.LEGITIMATE_INTEREST);
    }

    @Test
    void what_links_and_undoings_say_is_said_by_nobody_else() {
        says(VISITOR, Choice.refused(ADS));
        Recorded linked = (Recorded) links.login(VISITOR, ANNA);

        assertThat(linked.repeated()).isFalse();
        assertThat(consents.record(ANNA, ((FactEvent) linked.events().get(0)).fact(), Actor.subject()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.ONLY_BY_LINKING));
    }

    @Test
    @Tag("GDPR-25")
    void a_crash_between_claiming_and_taking_is_finished_by_the_same_call_and_helps_nobody_else() {
        says(VISITOR, Choice.refused(ADS));
        store.failAt(Call.LOAD);
        assertThat(rejection(links.login(VISITOR, ANNA))).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        store.heal();

        assertThat(consents.history(ANNA).events()).isEmpty();
        assertThat(events(links.login(VISITOR, BERND))).isEmpty();
        assertThat(events(links.login(VISITOR, ANNA))).hasSize(2);
        assertThat(consents.history(VISITOR).events()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("storeCalls")
    @Tag("GDPR-25")
    void a_store_that_fails_or_breaks_its_contract_never_makes_a_link_throw(Call call) {
        says(VISITOR, Choice.refused(ADS));
        EventId link = link(links.login(VISITOR, ANNA));
        says(OTHER_VISITOR, Choice.refused(CONTACTS));

        store.failAt(call);
        assertThat(Stream.of(links.login(OTHER_VISITOR, BERND), undo(link))).doesNotContainNull();
        store.heal();
        store.breakContractAt(call);
        assertThat(Stream.of(links.login(OTHER_VISITOR, BERND), undo(link))).doesNotContainNull();
        store.heal();

        assertThat(links.login(OTHER_VISITOR, BERND).isRecorded()).isTrue();
        assertThat(undo(link).isRecorded()).isTrue();
        clock.advance(Duration.ofSeconds(6));
        assertThat(reason(BERND, CONTACTS)).isEqualTo(Reason.REFUSED);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
    }

    static Stream<Call> storeCalls() {
        return Stream.of(Call.APPEND, Call.LOAD, Call.HISTORY);
    }

    @Test
    void a_link_that_is_overtaken_is_worked_out_anew() {
        says(VISITOR, Choice.granted(ADS));
        AtomicInteger left = new AtomicInteger(1);
        store.after(Call.LOAD, () -> {
            if (left.getAndDecrement() > 0) {
                says(ANNA, Choice.refused(ADS));
            }
        });

        assertThat(events(links.register(VISITOR, ANNA))).isEmpty();
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.REFUSED);
    }

    @Test
    void a_link_that_is_overtaken_again_and_again_gives_up() {
        says(VISITOR, Choice.granted(ADS));
        AtomicInteger tries = new AtomicInteger();
        store.after(Call.LOAD, () -> {
            tries.incrementAndGet();
            says(ANNA, Choice.refused(CONTACTS));
        });

        assertThat(rejection(links.register(VISITOR, ANNA))).isEqualTo(RejectionReason.CONDITION_FAILED);
        assertThat(tries).hasValue(8);
        assertThat(reason(ANNA, ADS)).isEqualTo(Reason.NOT_ASKED);
    }
}
