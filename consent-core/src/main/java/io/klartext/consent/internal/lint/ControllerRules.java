package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Profiling;
import java.util.List;
import java.util.regex.Pattern;

/** Who is responsible, and whether a person can reach somebody. */
final class ControllerRules {

    private static final Pattern UNANSWERED = Pattern.compile(
            "(^|[\\s<(:])(no-?reply|do-?not-?reply|noanswer|keine-?antwort)@.*", Pattern.CASE_INSENSITIVE);

    /** An address, a telephone number or a page: something with an at sign, a digit or a slash. */
    private static final Pattern REACHABLE = Pattern.compile("[@/\\d]");

    private ControllerRules() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "contact-unreachable",
                        "GDPR 12(2)",
                        "a contact is no e-mail address, no telephone number, no postal address and no page",
                        "give an address that people can use",
                        (inspected, report) -> {
                            Controller controller = inspected.policy().controller();
                            unreachable("/controller/contact", controller.contact(), report);
                            controller
                                    .humanReview()
                                    .ifPresent(review -> unreachable("/controller/humanReview", review, report));
                        }),
                warning(
                        "contact-unanswered",
                        "GDPR 12(2)",
                        "a contact is an address that nobody reads",
                        "give an address that is answered",
                        (inspected, report) -> {
                            Controller controller = inspected.policy().controller();
                            unanswered("/controller/contact", controller.contact(), report);
                            controller
                                    .officer()
                                    .ifPresent(officer -> unanswered("/controller/officer", officer, report));
                            controller
                                    .humanReview()
                                    .ifPresent(review -> unanswered("/controller/humanReview", review, report));
                        }),
                warning(
                        "officer-missing",
                        "GDPR 37(1)",
                        "no data protection officer is named although the shop profiles for advertising or uses"
                                + " special data",
                        "name the officer's address, or write down why none is needed",
                        ControllerRules::officer),
                warning(
                        "record-incomplete",
                        "GDPR 30(1)",
                        "the record of processing lacks whose data it is or how it is kept safe",
                        "add the text",
                        (inspected, report) -> {
                            for (PolicyText text : List.of(PolicyText.DATA_SUBJECTS, PolicyText.SECURITY_MEASURES)) {
                                if (inspected.policy().text(text).isEmpty()) {
                                    report.at(
                                            "/texts/" + text.field(),
                                            "the record of processing cannot say "
                                                    + (text == PolicyText.DATA_SUBJECTS
                                                            ? "whose data it is"
                                                            : "how the data is kept safe"));
                                }
                            }
                        }));
    }

    private static void officer(Inspected inspected, Check.Report report) {
        boolean asked = inspected.policy().purposes().stream()
                .anyMatch(purpose -> purpose.profiling() == Profiling.ADVERTISING
                        || inspected.policy().usesSpecialData(purpose));
        if (asked && inspected.policy().controller().officer().isEmpty()) {
            report.at("/controller/officer", "no data protection officer is named");
        }
    }

    private static void unreachable(String pointer, String contact, Check.Report report) {
        if (!REACHABLE.matcher(contact).find()) {
            report.at(pointer, "\"" + contact + "\" is no way to reach anybody");
        }
    }

    private static void unanswered(String pointer, String contact, Check.Report report) {
        if (UNANSWERED.matcher(contact).find()) {
            report.at(pointer, "nobody reads what is sent to \"" + contact + "\"");
        }
    }
}
