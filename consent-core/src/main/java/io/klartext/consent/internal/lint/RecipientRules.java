package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.error;
import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.Recipient.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recipients: that they are bound, and that their certificates hold. */
final class RecipientRules {

    private static final int SOON_DAYS = 60;

    private static final Pattern OF_PROCESSORS =
            Pattern.compile("(GDPR|DSGVO|RGPD|art(icle|ikel|\\.)?)\\W*28\\b", Pattern.CASE_INSENSITIVE);

    private RecipientRules() {}

    static List<Check> all() {
        return List.of(
                error(
                        "contract-missing",
                        "GDPR 28(3)",
                        "a processor is bound by no contract",
                        "agree on one and name it, such as \"GDPR 28\"",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (recipient.role() == Role.PROCESSOR
                                    && recipient.contract().isEmpty()) {
                                report.at(at + "/contract", "\"" + recipient.name() + "\" is bound by nothing");
                            }
                        })),
                warning(
                        "contract-unfit",
                        "GDPR 26",
                        "a recipient that acts for itself is bound by a contract for processors",
                        "make it a processor, or name the agreement between controllers",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (recipient.role() == Role.CONTROLLER
                                    && recipient
                                            .contract()
                                            .filter(contract -> OF_PROCESSORS
                                                    .matcher(contract)
                                                    .find())
                                            .isPresent()) {
                                report.at(at + "/contract", "article 28 is about processors");
                            }
                        })),
                warning(
                        "certificate-missing",
                        "GDPR 28(5)",
                        "a processor shows no certificate",
                        "ask for one and name its last day, or keep other proof of its guarantees",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (recipient.role() == Role.PROCESSOR
                                    && recipient.certification().isEmpty()) {
                                report.at(at + "/certification", "\"" + recipient.name() + "\" shows no certificate");
                            }
                        })),
                warning(
                        "certificate-expired",
                        "GDPR 28(1)",
                        "a certificate has run out",
                        "ask for the new one",
                        (inspected, report) -> inspected.recipients((at, recipient) -> certificates(
                                recipient,
                                last -> last.isBefore(inspected.today()),
                                name -> report.at(
                                        at + "/certification/" + escaped(name),
                                        "it was valid until "
                                                + recipient.certification().get(name))))),
                warning(
                        "certificate-expiring",
                        "GDPR 28(1)",
                        "a certificate runs out within " + SOON_DAYS + " days",
                        "ask for the new one",
                        (inspected, report) -> inspected.recipients((at, recipient) -> certificates(
                                recipient,
                                last -> !last.isBefore(inspected.today())
                                        && !last.isAfter(inspected.today().plusDays(SOON_DAYS)),
                                name -> report.at(
                                        at + "/certification/" + escaped(name),
                                        "it is valid until "
                                                + recipient.certification().get(name))))),
                warning(
                        "recipient-unused",
                        "GDPR 13(1)(e)",
                        "a recipient is declared and gets data for no purpose",
                        "name it under the purpose it gets data for, or remove it",
                        (inspected, report) -> inspected.recipients((at, recipient) -> {
                            if (inspected.policy().purposes().stream()
                                    .noneMatch(purpose -> purpose.recipients().contains(recipient.id()))) {
                                report.at(at, "no purpose names \"" + recipient.id() + "\"");
                            }
                        })));
    }

    private static void certificates(Recipient recipient, Predicate<LocalDate> last, Consumer<String> visitor) {
        recipient.certification().entrySet().stream()
                .filter(certificate -> last.test(certificate.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(visitor);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
