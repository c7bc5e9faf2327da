package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.EDITORIAL;
import static io.klartext.consent.policy.Difference.Weight.MATERIAL;
import static io.klartext.consent.policy.Difference.Weight.NARROWER;

import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How what a purpose covers differs between two versions, apart from texts. Each rule stands at its {@link Respect}. No
 * word of an author changes a weight here.
 */
final class ScopeRules {

    private ScopeRules() {}

    /** All differences of scope; both versions must have the purpose. */
    static List<Difference> between(Policy older, Policy newer, PurposeId id) {
        Purpose before = older.purpose(id).orElseThrow();
        Purpose after = newer.purpose(id).orElseThrow();
        Differences findings = new Differences();
        basis(before, after, findings);
        DataRules.compare(older.dataOf(before), newer.dataOf(after), findings);
        SeenRules.compare(older, before, newer, after, findings);
        RecipientRules.compare(older.recipientsOf(before), newer.recipientsOf(after), findings);
        findings.time(Respect.RETENTION, before.retention(), after.retention(), MATERIAL, NARROWER);
        lifetime(before.consentLifetime(), after.consentLifetime(), findings);
        use(before, after, findings);
        aside(before, after, findings);
        return findings.all();
    }

    /** In which respects a purpose covers more than it did; empty if it lies within. */
    static List<Difference> wider(Policy older, Policy newer, PurposeId id) {
        return between(older, newer, id).stream().filter(Difference::material).toList();
    }

    private static void basis(Purpose before, Purpose after, Differences findings) {
        if (after.legalBasis() != before.legalBasis()) {
            findings.changed(
                    Respect.LEGAL_BASIS,
                    MATERIAL,
                    new DiffValue.Word(before.legalBasis().word()),
                    new DiffValue.Word(after.legalBasis().word()));
        }
    }

    private static void lifetime(
            Optional<TemporalAmount> before, Optional<TemporalAmount> after, Differences findings) {
        if (before.isPresent() && after.isPresent()) {
            findings.time(Respect.CONSENT_LIFETIME, before.get(), after.get(), MATERIAL, NARROWER);
        } else {
            // A grant without an end lasts longer than any other.
            before.ifPresent(end -> findings.removed(Respect.CONSENT_LIFETIME, MATERIAL, new DiffValue.Time(end)));
            after.ifPresent(end -> findings.added(Respect.CONSENT_LIFETIME, NARROWER, new DiffValue.Time(end)));
        }
    }

    private static void use(Purpose before, Purpose after, Differences findings) {
        findings.flag(
                Respect.AUTOMATED_DECISION, before.automatedDecision(), after.automatedDecision(), MATERIAL, NARROWER);
        if (after.profiling() != before.profiling()) {
            if (after.profiling() == Profiling.NONE) {
                findings.removed(
                        Respect.PROFILING,
                        NARROWER,
                        new DiffValue.Word(before.profiling().word()));
            } else {
                findings.added(
                        Respect.PROFILING,
                        MATERIAL,
                        new DiffValue.Word(after.profiling().word()));
            }
        }
        findings.flag(Respect.DIRECT_MARKETING, before.directMarketing(), after.directMarketing(), MATERIAL, MATERIAL);
        findings.members(
                Respect.BROWSER_SIGNAL, signals(before), signals(after), NARROWER, MATERIAL, DiffValue.Word::new);
    }

    private static List<String> signals(Purpose purpose) {
        return purpose.listensTo().stream().sorted().map(BrowserSignal::word).toList();
    }

    /** What no grant covers, but what is told all the same. */
    private static void aside(Purpose before, Purpose after, Differences findings) {
        findings.time(Respect.ASK_AGAIN_AFTER, before.askAgainAfter(), after.askAgainAfter(), NARROWER, EDITORIAL);
        if (!after.automatedDecision()) {
            findings.either(
                    Respect.LOGIC,
                    EDITORIAL,
                    before.logic().map(DiffValue.Text::new),
                    after.logic().map(DiffValue.Text::new));
        }
        findings.flag(
                Respect.WHEN_UNAVAILABLE,
                before.whenUnavailable() == Purpose.WhenUnavailable.ALLOW,
                after.whenUnavailable() == Purpose.WhenUnavailable.ALLOW,
                EDITORIAL,
                EDITORIAL);
        TreeSet<String> vocabularies = new TreeSet<>(before.mapsTo().keySet());
        vocabularies.addAll(after.mapsTo().keySet());
        for (String vocabulary : vocabularies) {
            findings.about(new DiffValue.Plain(vocabulary))
                    .either(Respect.MAPPING, EDITORIAL, names(before, vocabulary), names(after, vocabulary));
        }
    }

    private static Optional<DiffValue> names(Purpose purpose, String vocabulary) {
        return Optional.ofNullable(purpose.mapsTo().get(vocabulary))
                .map(names -> new DiffValue.Plain(String.join(", ", names)));
    }
}
