package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.Feature;
import io.klartext.consent.policy.LegalBasis;
import java.time.Period;
import java.util.List;

/** Whether consent is free, ends, and is not asked for again and again. */
final class ConsentRules {

    /** The bound that the French authority (CNIL) set for trackers and for the consent to them. */
    private static final Period LONG = Period.ofMonths(13);

    /** CNIL recommendation 2020-092 keeps a choice, also a no, for 6 months; here counted in days, mildly. */
    private static final Period SOON = Period.ofDays(180);

    private ConsentRules() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "lifetime-long",
                        "GDPR 5(1)(e)",
                        "a grant lasts longer than 13 months, the bound that the CNIL set for trackers",
                        "let it end after at most P13M and ask again",
                        (inspected, report) -> inspected.purposes((at, purpose) -> purpose.consentLifetime()
                                .filter(lifetime -> Terms.longer(lifetime, LONG))
                                .ifPresent(
                                        lifetime -> report.at(at + "/consentLifetime", "a grant lasts " + lifetime)))),
                warning(
                        "asks-again-soon",
                        "EDPB 03/2022",
                        "somebody who said no is asked again within 6 months (continuous prompting; CNIL recommendation 2020-092)",
                        "write P6M or more, or remove askAgainAfter",
                        (inspected, report) -> inspected.purposes(LegalBasis.CONSENT, (at, purpose) -> {
                            if (Terms.shorter(purpose.askAgainAfter(), SOON)) {
                                report.at(at + "/askAgainAfter", "askAgainAfter is " + purpose.askAgainAfter());
                            }
                        })),
                error(
                        "consent-coupled",
                        "GDPR 7(4)",
                        "an optional purpose is needed by every feature, so nobody can refuse it freely",
                        "let features work without it, or use the legal basis that is true",
                        ConsentRules::coupled),
                warning(
                        "feature-without-needs",
                        "GDPR 7(4)",
                        "a feature needs no purpose, so nothing is ever checked for it",
                        "name the purposes that it needs, or remove the feature",
                        (inspected, report) -> inspected.features((at, feature) -> {
                            if (feature.needs().isEmpty()) {
                                report.at(at + "/needs", "\"" + feature.id() + "\" needs nothing");
                            }
                        })));
    }

    private static void coupled(Inspected inspected, Check.Report report) {
        List<Feature> features = inspected.policy().features();
        if (features.size() < 2) {
            return;
        }
        inspected.purposes(LegalBasis.CONSENT, (at, purpose) -> {
            if (features.stream().allMatch(feature -> feature.needs().contains(purpose.id()))) {
                report.at("/features", "every feature needs \"" + purpose.id() + "\"");
            }
        });
    }
}
