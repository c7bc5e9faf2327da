package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Data that leaves the European Economic Area. */
final class TransferRules {

    private TransferRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "country-unknown",
                        "GDPR 13(1)(f)",
                        "a recipient is in a country that does not exist",
                        "use a code of ISO 3166-1, such as GB for the United Kingdom and GR for Greece",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (!Countries.exists(recipient.country())) {
                                report.at(at + "/country", "there is no country \"" + recipient.country() + "\"");
                            }
                        })),
                error(
                        "transfer-without-ground",
                        "GDPR 44",
                        "data leaves the European Economic Area without a ground",
                        "name the ground under transfer: adequacy, standard-clauses, binding-rules or derogation",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (isOutside(recipient) && recipient.transfer().isEmpty()) {
                                report.at(
                                        at + "/transfer",
                                        "\"" + recipient.name() + "\" processes data in " + recipient.country());
                            }
                        })),
                warning(
                        "transfer-needless",
                        "GDPR 44",
                        "a ground for transfers is named for a recipient within the European Economic Area",
                        "remove it, or name the country in which the data is processed",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (recipient.inEconomicArea()
                                    && recipient.transfer().isPresent()) {
                                report.at(
                                        at + "/transfer",
                                        "data does not leave the European Economic Area for " + recipient.country());
                            }
                        })),
                warning(
                        "adequacy-unknown",
                        "GDPR 45(3)",
                        "adequacy is claimed for a country without a decision of the Commission (as of January 2026)",
                        "name another ground, or keep it if the Commission has decided since",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (isOutside(recipient)
                                    && claims(recipient, TransferGround.ADEQUACY)
                                    && !Countries.adequate(recipient.country())) {
                                report.at(at + "/transfer", "no decision is known for " + recipient.country());
                            }
                        })),
                warning(
                        "adequacy-unproven",
                        "GDPR 45(3)",
                        "adequacy of the United States is claimed for a company that shows no certificate under the"
                                + " Data Privacy Framework",
                        "add its certificate under certification, named dpf, or name another ground",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (recipient.country().equals("US")
                                    && claims(recipient, TransferGround.ADEQUACY)
                                    && recipient.certification().keySet().stream()
                                            .noneMatch(TransferRules::isPrivacyFramework)) {
                                report.at(
                                        at + "/transfer",
                                        "decision (EU) 2023/1795 covers companies that certified themselves only");
                            }
                        })),
                warning(
                        "derogation-regular",
                        "GDPR 49(1)",
                        "an exception for specific situations carries a regular purpose (EDPB 2/2018)",
                        "agree on standard-clauses, or keep the data within the European Economic Area",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (claims(recipient, TransferGround.DEROGATION)
                                    && inspected.policy().purposes().stream()
                                            .anyMatch(purpose ->
                                                    purpose.recipients().contains(recipient.id()))) {
                                report.at(at + "/transfer", "an exception cannot be the rule of a purpose");
                            }
                        })));
    }

    private static boolean isOutside(Recipient recipient) {
        return Countries.exists(recipient.country()) && !recipient.inEconomicArea();
    }

    private static boolean claims(Recipient recipient, TransferGround ground) {
        return recipient.transfer().equals(Optional.of(ground));
    }

    private static boolean isPrivacyFramework(String certificate) {
        String name = certificate.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return name.contains("dpf") || name.contains("dataprivacyframework");
    }
}
