package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Purpose;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a purpose says what its basis demands, and whether the basis can be right. */
final class PurposeRules {

    private static final Period LONG = Period.ofYears(10);

    private static final Pattern PART_OF_THE_CONTRACT = Pattern.compile(
            "(order|payment|delivery|shipping|checkout|invoice|billing)s?(-(processing|handling|fulfilment|fulfillment))?");

    private static final Set<String> STORED_ON_THE_DEVICE =
            Set.of("ad_storage", "ad_user_data", "ad_personalization", "analytics_storage");

    private static final Set<String> WHERE = Words.of("latitude longitude gps geolocation");

    private PurposeRules() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "purpose-without-data",
                        "GDPR 13(1)(c)",
                        "a purpose names no data",
                        "name the data categories that it reads, or remove the purpose",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.data().isEmpty()) {
                                report.at(at + "/data", "\"" + purpose.id() + "\" names no data");
                            }
                        })),
                warning(
                        "retention-long",
                        "GDPR 5(1)(e)",
                        "data is kept for more than 10 years",
                        "keep it for as long as the purpose or a law needs it, or write down why it takes longer",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (Terms.longer(purpose.retention(), LONG)) {
                                report.at(at + "/retention", "data is kept for " + purpose.retention());
                            }
                        })),
                error(
                        "interest-missing",
                        "GDPR 13(1)(d)",
                        "a purpose rests on a legitimate interest and does not say which",
                        "add interest: what the shop needs it for",
                        (inspected, report) -> inspected.purposes(LegalBasis.LEGITIMATE_INTEREST, (at, purpose) -> {
                            if (purpose.interest().isEmpty()) {
                                report.at(at + "/interest", "no text says which interest prevails");
                            }
                        })),
                warning(
                        "interest-without-effect",
                        "GDPR 13(1)(d)",
                        "a purpose names an interest but rests on another basis",
                        "remove interest, or use legitimate-interest as legal basis",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.interest().isPresent()
                                    && purpose.legalBasis() != LegalBasis.LEGITIMATE_INTEREST) {
                                report.at(
                                        at + "/interest",
                                        "the basis is " + purpose.legalBasis().word() + ", which weighs no interests");
                            }
                        })),
                error(
                        "logic-missing",
                        "GDPR 13(2)(f)",
                        "a machine decides and nobody is told by what rules",
                        "add logic: by what rules it decides and what that means for people",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.automatedDecision() && purpose.logic().isEmpty()) {
                                report.at(at + "/logic", "no text says by what rules it decides");
                            }
                        })),
                warning(
                        "logic-without-effect",
                        "GDPR 13(2)(f)",
                        "a purpose explains how it decides but declares no automated decision",
                        "set automatedDecision, or remove logic",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (!purpose.automatedDecision() && purpose.logic().isPresent()) {
                                report.at(at + "/logic", "nobody reads it, because automatedDecision is not set");
                            }
                        })),
                error(
                        "automated-by-interest",
                        "GDPR 22(2)",
                        "a machine decides about people on a legitimate interest",
                        "ask for consent, or let a person decide",
                        (inspected, report) -> inspected.purposes(LegalBasis.LEGITIMATE_INTEREST, (at, purpose) -> {
                            if (purpose.automatedDecision()) {
                                report.at(
                                        at + "/automatedDecision",
                                        "only a contract, a law or consent allows a decision without a person");
                            }
                        })),
                warning(
                        "consent-for-contract",
                        "GDPR 6(1)(b)",
                        "consent is asked for what a contract or a law demands anyway",
                        "use contract or legal-obligation: who says no to it would expect it to stop",
                        (inspected, report) -> inspected.purposes(LegalBasis.CONSENT, (at, purpose) -> {
                            if (PART_OF_THE_CONTRACT
                                    .matcher(purpose.id().value())
                                    .matches()) {
                                report.at(
                                        at + "/legalBasis",
                                        "\"" + purpose.id() + "\" cannot be refused without refusing the order");
                            }
                        })),
                warning(
                        "device-without-consent",
                        "ePrivacy 5(3)",
                        "something is stored on or read from the device without consent",
                        "ask for consent, or remove the mapping",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            List<String> names = purpose.mapsTo().getOrDefault("consentMode", List.of());
                            if (purpose.legalBasis() != LegalBasis.CONSENT
                                    && names.stream().anyMatch(STORED_ON_THE_DEVICE::contains)) {
                                report.at(
                                        at + "/mapsTo/consentMode",
                                        "the basis is " + purpose.legalBasis().word());
                            }
                        })),
                warning(
                        "location-without-consent",
                        "ePrivacy 5(3)",
                        "a device's position is read on a legitimate interest",
                        "ask for consent",
                        (inspected, report) -> inspected.purposes(LegalBasis.LEGITIMATE_INTEREST, (at, purpose) -> {
                            if (readsWhere(inspected, purpose)) {
                                report.at(at + "/legalBasis", "the purpose reads where somebody is");
                            }
                        })));
    }

    private static boolean readsWhere(Inspected inspected, Purpose purpose) {
        return inspected.policy().dataOf(purpose).stream()
                .anyMatch(category -> Words.anyIn(category.attributes(), WHERE));
    }
}
