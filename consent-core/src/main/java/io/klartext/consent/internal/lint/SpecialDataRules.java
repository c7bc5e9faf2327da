package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Special categories of data: health, belief, origin, opinion, sex life, genetics, biometrics, union membership. */
final class SpecialDataRules {

    /** Names that leave little doubt. A diet or a name may reveal the same, but often does not. */
    private static final Set<String> SENSITIVE = Words.of("health healthdata diagnosis diagnoses disease diseases"
            + " medication medications pregnancy pregnant disability allergy allergies religion religious ethnicity"
            + " ethnic race politicalopinion politicalviews unionmembership sexualorientation sexlife genetic genetics"
            + " dna biometric biometrics fingerprint");

    private SpecialDataRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "special-for-advertising",
                        "DSA 26(3)",
                        "advertising by profile uses a special category of data",
                        "remove the category from the purpose",
                        (inspected, report) -> inspected.advertising((at, purpose) -> special(
                                inspected,
                                at,
                                purpose,
                                (place, id) ->
                                        report.at(place, "\"" + id + "\" is special and never for advertising")))),
                error(
                        "special-without-consent",
                        "GDPR 9(2)",
                        "a special category of data is used on a contract or a legitimate interest",
                        "use consent, which is then asked for explicitly, or remove the category",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.legalBasis() == LegalBasis.CONTRACT
                                    || purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
                                special(
                                        inspected,
                                        at,
                                        purpose,
                                        (place, id) -> report.at(
                                                place,
                                                "\"" + id + "\" is special and the basis is "
                                                        + purpose.legalBasis().word()));
                            }
                        })),
                error(
                        "special-decided",
                        "GDPR 22(4)",
                        "a machine decides by a special category of data without consent",
                        "ask for consent, or let a person decide",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.automatedDecision()
                                    && purpose.legalBasis() != LegalBasis.CONSENT
                                    && inspected.policy().usesSpecialData(purpose)) {
                                report.at(at + "/automatedDecision", "a machine decides by special data");
                            }
                        })),
                warning(
                        "special-of-others",
                        "GDPR 9(2)(a)",
                        "a special category is about other people, whose explicit consent nobody asked for",
                        "do not collect it",
                        (inspected, report) -> inspected.categories((at, category) -> {
                            if (category.special() && category.thirdPersons()) {
                                report.at(at, "\"" + category.id() + "\" is special and about other people");
                            }
                        })),
                warning(
                        "special-unmarked",
                        "GDPR 9(1)",
                        "a category reads like special data and is not marked",
                        "write \"special\": true, or take a name that cannot be mistaken",
                        (inspected, report) -> inspected.categories((at, category) -> {
                            if (!category.special() && readsSpecial(category)) {
                                report.at(at + "/special", "\"" + category.id() + "\" reads like special data");
                            }
                        })));
    }

    private static boolean readsSpecial(DataCategory category) {
        return Words.anyIn(category.id(), SENSITIVE) || Words.anyIn(category.attributes(), SENSITIVE);
    }

    private static void special(Inspected inspected, String at, Purpose purpose, BiConsumer<String, String> visitor) {
        for (int i = 0; i < purpose.data().size(); i++) {
            String id = purpose.data().get(i);
            if (inspected
                    .policy()
                    .dataCategory(id)
                    .filter(DataCategory::special)
                    .isPresent()) {
                visitor.accept(at + "/data/" + i, id);
            }
        }
    }
}
