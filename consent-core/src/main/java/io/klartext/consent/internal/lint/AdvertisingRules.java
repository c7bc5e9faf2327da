package io.klartext.consent.internal.lint;

import static io.klartext.consent.internal.lint.Check.warning;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Advertising, direct marketing, and the names under which advertisers know a purpose. */
final class AdvertisingRules {

    private static final Set<String> MARKETING =
            Words.of("ad ads advert adverts advertising advertisement marketing newsletter newsletters mailing mailings"
                    + " promotion promotions werbung");

    /** The types of Google's consent mode, version 2, by its developers' documentation of 2024. */
    private static final Set<String> CONSENT_MODE = Set.of(
            "ad_storage",
            "ad_user_data",
            "ad_personalization",
            "analytics_storage",
            "functionality_storage",
            "personalization_storage",
            "security_storage");

    /** The purposes of the IAB Europe Transparency and Consent Framework, version 2.2 of 2023. */
    private static final List<String> TCF =
            IntStream.rangeClosed(1, 11).mapToObj(Integer::toString).toList();

    /** Those of them for which that framework knows consent only. */
    private static final Set<String> TCF_BY_CONSENT = Set.of("1", "3", "4", "5", "6");

    private AdvertisingRules() {}

    static List<Check> all() {
        return List.of(
                warning(
                        "advertising-by-interest",
                        "GDPR 6(1)(f)",
                        "advertising by profile rests on a legitimate interest (see CJEU C-252/21, paragraphs 115 to"
                                + " 118)",
                        "ask for consent",
                        (inspected, report) -> inspected.advertising((at, purpose) -> {
                            if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
                                report.at(at + "/legalBasis", "\"" + purpose.id() + "\" profiles without consent");
                            }
                        })),
                warning(
                        "signals-ignored",
                        "GDPR 21(5)",
                        "advertising by profile listens to no browser signal",
                        "write \"listensTo\": [\"gpc\", \"dnt\"]",
                        (inspected, report) -> inspected.advertising((at, purpose) -> {
                            if (purpose.listensTo().isEmpty()) {
                                report.at(at + "/listensTo", "a browser's no is not heard");
                            }
                        })),
                warning(
                        "others-for-advertising",
                        "GDPR 6(1)(a)",
                        "advertising by profile uses data about people who were never asked",
                        "remove the category from the purpose",
                        (inspected, report) -> inspected.advertising((at, purpose) -> {
                            for (int i = 0; i < purpose.data().size(); i++) {
                                if (inspected
                                        .policy()
                                        .dataCategory(purpose.data().get(i))
                                        .filter(DataCategory::thirdPersons)
                                        .isPresent()) {
                                    report.at(
                                            at + "/data/" + i,
                                            "\"" + purpose.data().get(i) + "\" is about other people");
                                }
                            }
                        })),
                warning(
                        "marketing-undeclared",
                        "GDPR 21(2)",
                        "a purpose is named like direct marketing and an objection to that does not reach it",
                        "set directMarketing, or take another id",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (!purpose.directMarketing()
                                    && !purpose.legalBasis().required()
                                    && Words.anyIn(purpose.id().value(), MARKETING)) {
                                report.at(
                                        at + "/directMarketing",
                                        "\"" + purpose.id() + "\" is not declared direct marketing");
                            }
                        })),
                warning(
                        "advertising-undeclared",
                        "DSA 26(3)",
                        "a purpose is mapped to advertising by profile and declares no profiling",
                        "write \"profiling\": \"advertising\", or remove the mapping",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.profiling() == Profiling.NONE && mapsToAdvertising(purpose)) {
                                report.at(at + "/mapsTo", "the mapping says advertising by profile");
                            }
                        })),
                warning(
                        "mapping-unknown",
                        "GDPR 7(1)",
                        "a purpose is mapped to a name that the other vocabulary does not have",
                        "use the types of the consent mode, and 1 to 11 for tcf",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            unknown(at, "consentMode", purpose, CONSENT_MODE::contains, report);
                            unknown(at, "tcf", purpose, TCF::contains, report);
                        })),
                warning(
                        "tcf-without-consent",
                        "ePrivacy 5(3)",
                        "a purpose is mapped to one for which the TCF knows consent only, and rests on another basis",
                        "ask for consent, or remove the mapping",
                        (inspected, report) -> inspected.purposes((at, purpose) -> {
                            if (purpose.legalBasis() != LegalBasis.CONSENT
                                    && purpose.mapsTo().getOrDefault("tcf", List.of()).stream()
                                            .anyMatch(TCF_BY_CONSENT::contains)) {
                                report.at(
                                        at + "/mapsTo/tcf",
                                        "the basis is " + purpose.legalBasis().word());
                            }
                        })));
    }

    private static boolean mapsToAdvertising(Purpose purpose) {
        List<String> tcf = purpose.mapsTo().getOrDefault("tcf", List.of());
        return purpose.mapsTo().getOrDefault("consentMode", List.of()).contains("ad_personalization")
                || tcf.contains("3")
                || tcf.contains("4");
    }

    private static void unknown(
            String at, String vocabulary, Purpose purpose, Predicate<String> known, Check.Report report) {
        for (String name : purpose.mapsTo().getOrDefault(vocabulary, List.of())) {
            if (!known.test(name)) {
                report.at(at + "/mapsTo/" + vocabulary, "there is no \"" + name + "\"");
            }
        }
    }
}
