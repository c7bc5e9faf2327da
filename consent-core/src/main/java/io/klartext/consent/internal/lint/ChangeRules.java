package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.List;
import java.util.Optional;

/** What may not change, or not silently, from one version to the next. */
final class ChangeRules {

    private ChangeRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "basis-changed",
                        "GDPR 6(1)(a)",
                        "a purpose rested on consent and rests on another basis now, past everybody who said no",
                        "take a new id for what rests on another basis",
                        (inspected, report) -> bases(inspected, (at, before, after) -> {
                            if (before == LegalBasis.CONSENT && after != LegalBasis.CONSENT) {
                                report.at(at, "it was consent and is " + after.word());
                            }
                        })),
                error(
                        "objection-lost",
                        "GDPR 21(1)",
                        "a purpose could be objected to and goes on in spite of every objection now",
                        "take a new id for what a contract or a law demands",
                        (inspected, report) -> bases(inspected, (at, before, after) -> {
                            if (before == LegalBasis.LEGITIMATE_INTEREST && after.required()) {
                                report.at(at, "it was legitimate-interest and is " + after.word());
                            }
                        })),
                error(
                        "version-lower",
                        "GDPR 7(1)",
                        "the version is not higher than the one before",
                        "take the next number",
                        (inspected, report) -> inspected.before().ifPresent(before -> {
                            if (inspected.policy().version() < before.version()) {
                                report.at("/version", "version " + before.version() + " was published before");
                            }
                        })),
                warning(
                        "version-skipped",
                        "GDPR 7(1)",
                        "a version number is left out, and nobody will find the text of the missing one",
                        "number versions without gaps",
                        (inspected, report) -> inspected.before().ifPresent(before -> {
                            if (inspected.policy().version() > before.version() + 1) {
                                report.at("/version", "the version before is " + before.version());
                            }
                        })),
                error(
                        "effective-earlier",
                        "GDPR 7(1)",
                        "a version counts from before the one that it replaces, so the past would be told otherwise",
                        "let it count from a later instant",
                        (inspected, report) -> inspected.before().ifPresent(before -> {
                            if (inspected.policy().effectiveFrom().isBefore(before.effectiveFrom())) {
                                report.at(
                                        "/effectiveFrom",
                                        "version " + before.version() + " counts from " + before.effectiveFrom());
                            }
                        })),
                warning(
                        "controller-changed",
                        "GDPR 4(11)",
                        "somebody else is responsible now, and consent was given to the one before",
                        "declare the purposes material that somebody else may not take over",
                        (inspected, report) -> inspected.before().ifPresent(before -> {
                            String name = before.controller().name();
                            if (!inspected.policy().controller().name().equals(name)) {
                                report.at("/controller/name", "it was \"" + name + "\"");
                            }
                        })),
                warning(
                        "language-dropped",
                        "GDPR 12(1)",
                        "people who read the version before in one language cannot read this one",
                        "keep the language",
                        (inspected, report) -> inspected
                                .before()
                                .ifPresent(before -> before.languages().stream()
                                        .filter(language ->
                                                !inspected.policy().languages().contains(language))
                                        .forEach(language -> report.at("/languages", "\"" + language + "\" is gone")))),
                warning(
                        "special-dropped",
                        "GDPR 9(1)",
                        "a data category was special and is not any more",
                        "keep it special, or take a new id for what is not",
                        (inspected, report) -> inspected.categories((at, category) -> {
                            boolean was = inspected
                                    .before()
                                    .flatMap(before -> before.dataCategory(category.id()))
                                    .map(DataCategory::special)
                                    .orElse(false);
                            if (was && !category.special()) {
                                report.at(at + "/special", "\"" + category.id() + "\" was special before");
                            }
                        })));
    }

    private static void bases(Inspected inspected, Bases visitor) {
        Optional<Policy> before = inspected.before();
        inspected.purposes((at, purpose) -> before.flatMap(policy -> policy.purpose(purpose.id()))
                .map(Purpose::legalBasis)
                .ifPresent(basis -> visitor.visit(at + "/legalBasis", basis, purpose.legalBasis())));
    }

    private interface Bases {
        void visit(String at, LegalBasis before, LegalBasis after);
    }
}
