package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Transformation;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Least data: what is declared is used, is narrow, and is nobody else's. */
final class DataRules {

    private static final Pattern WHOLE = Pattern.compile(
            "(all|everything|profile|customer|user|account|person|data|orders|contacts|messages|addressBook)(\\[])?");

    private static final Set<String> SECRETS =
            Words.of("password passwords passwort pin cvc cvv cardnumber creditcard iban");

    /** More words than for the rule about consent: this one only asks to say how precisely a place is needed. */
    private static final Set<String> PLACES =
            Words.of("position location geolocation coordinates latitude longitude gps");

    private DataRules() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "data-unused",
                        "GDPR 5(1)(c)",
                        "a data category is declared and no purpose uses it",
                        "remove it, and stop collecting it",
                        (inspected, report) -> inspected.categories((at, category) -> {
                            if (inspected.policy().purposes().stream()
                                    .noneMatch(purpose -> purpose.data().contains(category.id()))) {
                                report.at(at, "no purpose uses \"" + category.id() + "\"");
                            }
                        })),
                warning(
                        "attribute-broad",
                        "GDPR 5(1)(c)",
                        "an attribute opens a whole record instead of the fields that are needed",
                        "name the fields, such as orders[].sku",
                        (inspected, report) -> attributes(inspected, (at, attribute) -> {
                            if (WHOLE.matcher(attribute).matches()) {
                                report.at(at, "\"" + attribute + "\" is everything below it");
                            }
                        })),
                warning(
                        "attribute-secret",
                        "GDPR 5(1)(f)",
                        "an attribute is a password or a payment secret, which no purpose of a policy should see",
                        "remove it",
                        (inspected, report) -> attributes(inspected, (at, attribute) -> {
                            if (Words.anyIn(attribute, SECRETS)) {
                                report.at(at, "\"" + attribute + "\" reads like a secret");
                            }
                        })),
                error(
                        "source-missing",
                        "GDPR 14(2)(f)",
                        "a data category was received and does not say from whom",
                        "name the source in every language",
                        (inspected, report) -> inspected.categories((at, category) -> {
                            if (category.origin() == Origin.RECEIVED
                                    && category.source().isEmpty()) {
                                report.at(at + "/source", "nobody knows who handed \"" + category.id() + "\" over");
                            }
                        })),
                warning(
                        "place-unbounded",
                        "GDPR 5(1)(c)",
                        "a purpose reads where somebody is and does not say how precisely",
                        "name under minimise what is enough: 1km, city, region or country; or exact, if it must be",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            for (DataCategory category : inspected.policy().dataOf(purpose)) {
                                category.attributes().stream()
                                        .filter(attribute -> Words.anyIn(attribute, PLACES)
                                                && !purpose.minimise().containsKey(attribute))
                                        .forEach(attribute ->
                                                report.at(at + "/minimise", "\"" + attribute + "\" is seen exactly"));
                            }
                        })),
                warning(
                        "data-dropped",
                        "GDPR 5(1)(c)",
                        "a purpose reads a data category and drops all of it",
                        "remove the category from the purpose",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            for (int i = 0; i < purpose.data().size(); i++) {
                                String id = purpose.data().get(i);
                                if (inspected
                                        .policy()
                                        .dataCategory(id)
                                        .filter(category -> isDropped(category, purpose))
                                        .isPresent()) {
                                    report.at(at + "/data/" + i, "nothing is seen of \"" + id + "\"");
                                }
                            }
                        })),
                warning(
                        "others-kept",
                        "GDPR 14(1)",
                        "data about other people is kept, and they are not told",
                        "use it at once and keep nothing (PT0S), or tell those people",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (!Terms.isNone(purpose.retention()) && aboutOthers(inspected, purpose)) {
                                report.at(
                                        at + "/retention",
                                        "data about other people is kept for " + purpose.retention());
                            }
                        })));
    }

    private static boolean isDropped(DataCategory category, Purpose purpose) {
        return !category.attributes().isEmpty()
                && category.attributes().stream()
                        .allMatch(attribute -> purpose.minimise().get(attribute) == Transformation.Simple.DROP);
    }

    private static boolean aboutOthers(Inspected inspected, Purpose purpose) {
        return inspected.policy().dataOf(purpose).stream().anyMatch(DataCategory::thirdPersons);
    }

    private static void attributes(Inspected inspected, BiConsumer<String, String> visitor) {
        inspected.categories((at, category) -> {
            for (int i = 0; i < category.attributes().size(); i++) {
                visitor.accept(at + "/attributes/" + i, category.attributes().get(i));
            }
        });
    }
}
