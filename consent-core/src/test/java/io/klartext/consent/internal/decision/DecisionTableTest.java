package io.klartext.consent.internal.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The order of the rows, without exception: each row is a circumstance, and for every set of circumstances the answer is the
 * earliest of them.
 */
@Tag("GDPR-5.1.a")
class DecisionTableTest {

    /** The rows that need a circumstance, in the order of docs/decisions.md. */
    private static final List<Reason> ROWS = List.of(
            Reason.ERASED,
            Reason.RESTRICTED,
            Reason.UNAVAILABLE,
            Reason.PROHIBITED,
            Reason.OBJECTED,
            Reason.BROWSER_SIGNAL,
            Reason.REFUSED,
            Reason.EXPIRED,
            Reason.POLICY_CHANGED,
            Reason.GUARDIAN_REQUIRED,
            Reason.EXPLICIT_REQUIRED);

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<String, AppliedPolicy> policies = new HashMap<>();

    private AppliedPolicy policy(LegalBasis basis, Set<Reason> rows) {
        boolean advertising = rows.contains(Reason.PROHIBITED);
        boolean special = rows.contains(Reason.EXPLICIT_REQUIRED);
        boolean changed = rows.contains(Reason.POLICY_CHANGED);
        return policies.computeIfAbsent(basis + " " + advertising + " " + special + " " + changed, key -> {
            Policy first = version(1, basis, advertising, special, "P180D");
            Policy second = version(2, basis, advertising, special, changed ? "P2Y" : "P180D");
            return AppliedPolicy.at(NOW, PolicyVersions.of(List.of(first, second)), new Meters(null));
        });
    }

    private static Policy version(int version, LegalBasis basis, boolean advertising, boolean special, String keep) {
        return SamplePolicy.changed(document -> {
            document.put("version", version);
            ObjectNode ads = SamplePolicy.ads(document);
            ads.put("legalBasis", basis.word()).put("retention", keep);
            ads.put("profiling", advertising ? "advertising" : "none");
            ads.put("directMarketing", !basis.required());
            if (basis != LegalBasis.CONSENT) {
                ads.remove("consentLifetime");
            }
            ((ObjectNode) document.at("/dataCategories/0")).put("special", special);
        });
    }

    private static SubjectState state(Set<Reason> rows) {
        if (rows.contains(Reason.ERASED)) {
            return SubjectState.empty().inEpoch(1);
        }
        Instant given = rows.contains(Reason.EXPIRED) ? NOW.minus(Duration.ofDays(365)) : NOW.minusMillis(2);
        List<ConsentEvent> events = new ArrayList<>();
        events.add(said(
                events,
                rows.contains(Reason.REFUSED) ? Choice.refused(ADS) : Choice.granted(ADS),
                given,
                !rows.contains(Reason.EXPLICIT_REQUIRED)));
        if (rows.contains(Reason.OBJECTED)) {
            events.add(said(events, Choice.objected(PurposeId.DIRECT_MARKETING), given, false));
        }
        if (rows.contains(Reason.RESTRICTED)) {
            events.add(fact(events, Restriction.begins()));
        }
        boolean child = rows.contains(Reason.GUARDIAN_REQUIRED);
        boolean minor = rows.contains(Reason.PROHIBITED);
        if (child || minor) {
            events.add(
                    fact(events, new Minority(child ? given.plusMillis(1) : given, minor ? NOW.plusMillis(1) : NOW)));
        }
        if (rows.contains(Reason.UNAVAILABLE)) {
            events.add(new UnknownEvent(new EventId("unknown"), events.size() + 1L, given, "from-the-future"));
        }
        return SubjectState.of(events);
    }

    private static ConsentEvent said(List<ConsentEvent> before, Choice choice, Instant given, boolean explicit) {
        Evidence evidence = Evidence.of(1, "0".repeat(64), "en", Method.BUTTON);
        return new ChoiceEvent(
                new EventId("e-" + (before.size() + 1)),
                before.size() + 1L,
                given,
                choice,
                explicit ? evidence.explicitly() : evidence);
    }

    private static ConsentEvent fact(List<ConsentEvent> before, Fact fact) {
        long place = before.size() + 1L;
        return new FactEvent(new EventId("e-" + place), place, NOW.minusMillis(1), fact, Actor.subject());
    }

    private Decision decide(LegalBasis basis, Set<Reason> rows) {
        AppliedPolicy policy = policy(basis, rows);
        Signals signals = Signals.of(rows.contains(Reason.BROWSER_SIGNAL), false);
        AppliedPurpose purpose = Objects.requireNonNull(policy.purpose(ADS));
        return DecisionTable.decide(policy, purpose, state(rows), signals, NOW);
    }

    private static List<Set<Reason>> everySetOfRows() {
        List<Set<Reason>> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << ROWS.size(); bits++) {
            Set<Reason> rows = EnumSet.noneOf(Reason.class);
            for (int row = 0; row < ROWS.size(); row++) {
                if ((bits & 1 << row) != 0) {
                    rows.add(ROWS.get(row));
                }
            }
            sets.add(rows);
        }
        return sets;
    }

    private static Reason earliest(Set<Reason> rows, Reason last) {
        return ROWS.stream()
                .filter(rows::contains)
                .filter(row -> row.compareTo(last) < 0 || row == Reason.UNAVAILABLE)
                .findFirst()
                .orElse(last);
    }

    @Test
    @Tag("GDPR-8")
    @Tag("GDPR-9")
    @Tag("GDPR-18")
    @Tag("GDPR-25")
    @Tag("DSA-26.3")
    void whatever_comes_together_under_consent_the_earliest_row_answers() {
        for (Set<Reason> rows : everySetOfRows()) {
            assertThat(decide(LegalBasis.CONSENT, rows).reason())
                    .as(rows.toString())
                    .isEqualTo(earliest(rows, Reason.GRANTED));
        }
    }

    @Test
    @Tag("GDPR-21")
    void whatever_comes_together_under_a_legitimate_interest_the_earliest_row_answers() {
        for (Set<Reason> rows : everySetOfRows()) {
            assertThat(decide(LegalBasis.LEGITIMATE_INTEREST, rows).reason())
                    .as(rows.toString())
                    .isEqualTo(earliest(rows, Reason.LEGITIMATE_INTEREST));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACT", "LEGAL_OBLIGATION"})
    void what_is_required_goes_on_whatever_comes_together_but_for_the_erased(LegalBasis basis) {
        for (Set<Reason> rows : everySetOfRows()) {
            if (!rows.contains(Reason.PROHIBITED)) {
                assertThat(decide(basis, rows).reason())
                        .as(rows.toString())
                        .isEqualTo(rows.contains(Reason.ERASED) ? Reason.ERASED : Reason.REQUIRED);
            }
        }
    }

    @Test
    void the_reasons_stand_in_the_order_of_the_rows() {
        assertThat(ROWS.stream().filter(row -> row != Reason.UNAVAILABLE)).isSorted();
    }

    @Test
    @Tag("GDPR-5.1.e")
    void each_row_says_until_when_it_holds_and_which_event_decided() {
        Instant endOfGrant = NOW.minusMillis(2).plus(Duration.ofDays(365));
        Map<Reason, Optional<Instant>> until = Map.of(
                Reason.PROHIBITED, Optional.of(NOW.plusMillis(1)),
                Reason.POLICY_CHANGED, Optional.of(endOfGrant),
                Reason.GUARDIAN_REQUIRED, Optional.of(endOfGrant),
                Reason.EXPLICIT_REQUIRED, Optional.of(endOfGrant));
        Set<Reason> byEvent = EnumSet.of(
                Reason.OBJECTED,
                Reason.REFUSED,
                Reason.EXPIRED,
                Reason.POLICY_CHANGED,
                Reason.GUARDIAN_REQUIRED,
                Reason.EXPLICIT_REQUIRED);
        for (Reason row : ROWS) {
            Decision decision = decide(LegalBasis.CONSENT, EnumSet.of(row));

            assertThat(decision.validUntil()).as(row.name()).isEqualTo(until.getOrDefault(row, Optional.empty()));
            assertThat(decision.event())
                    .as(row.name())
                    .isEqualTo(
                            byEvent.contains(row)
                                    ? Optional.of(new EventId(row == Reason.OBJECTED ? "e-2" : "e-1"))
                                    : Optional.empty());
            assertThat(decision.basis()).contains(LegalBasis.CONSENT);
            assertThat(decision.policyVersion()).isEqualTo(2);
        }
        assertThat(decide(LegalBasis.CONSENT, Set.of()).validUntil()).contains(endOfGrant);
    }

    @Test
    void a_grant_under_a_version_that_nobody_knows_is_not_enough() {
        Policy third = version(3, LegalBasis.CONSENT, false, false, "P180D");
        Policy first = version(1, LegalBasis.CONSENT, false, false, "P180D");
        AppliedPolicy policy = AppliedPolicy.at(NOW, PolicyVersions.of(List.of(first, third)), new Meters(null));
        AppliedPurpose purpose = Objects.requireNonNull(policy.purpose(ADS));

        assertThat(DecisionTable.decide(policy, purpose, granted(1), Signals.none(), NOW)
                        .reason())
                .isEqualTo(Reason.GRANTED);
        assertThat(DecisionTable.decide(policy, purpose, granted(2), Signals.none(), NOW)
                        .reason())
                .isEqualTo(Reason.POLICY_CHANGED);
        assertThat(DecisionTable.decide(policy, purpose, granted(4), Signals.none(), NOW)
                        .reason())
                .isEqualTo(Reason.POLICY_CHANGED);
    }

    private static SubjectState granted(int version) {
        Evidence evidence = Evidence.of(version, "0".repeat(64), "en", Method.BUTTON);
        return SubjectState.of(
                List.of(new ChoiceEvent(new EventId("e-1"), 1, NOW, new Choice(ADS, ChoiceKind.GRANTED), evidence)));
    }
}
