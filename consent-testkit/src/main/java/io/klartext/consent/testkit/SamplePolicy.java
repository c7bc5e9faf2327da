package io.klartext.consent.testkit;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;

/**
 * A small, valid policy of an invented shop, for tests that need some policy but none in particular. It is in German and
 * English, effective since the start of 2026, and has one purpose of each kind that matters to a decision.
 */
public final class SamplePolicy {

    /** Consent, advertising by profile, listens to GPC and DNT; reads {@code orders[].sku}; a grant lasts 12 months. */
    public static final PurposeId ADS = PurposeId.of("personalized-ads");

    /** Consent, direct marketing; reads {@code email}; a grant lasts 24 months. */
    public static final PurposeId NEWSLETTER = PurposeId.of("newsletter");

    /** Legitimate interest; reads {@code pageViews[].path}. */
    public static final PurposeId STATISTICS = PurposeId.of("statistics");

    /** Contract; reads {@code address}. */
    public static final PurposeId DELIVERY = PurposeId.of("delivery");

    private static final String DOCUMENT = """
            {
              "version": %d, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["de", "en"],
              "controller": {"name": "Muster Feinkost GmbH", "address": "Musterweg 1, 10115 Berlin",
                             "contact": "privacy@example.com", "authority": "Berliner Datenschutzbeauftragte"},
              "purposes": [
                {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
                 "title": {"de": "Persönliche Angebote", "en": "Personal offers"},
                 "description": {"de": "Wir wählen aus, was zu Ihren Käufen passt.",
                                 "en": "We choose what goes with what you bought."},
                 "data": ["purchases"], "retention": "P180D", "consentLifetime": "P12M", "listensTo": ["gpc", "dnt"]},
                {"id": "newsletter", "legalBasis": "consent", "directMarketing": true,
                 "title": {"de": "Newsletter", "en": "Newsletter"},
                 "description": {"de": "Wir schreiben Ihnen einmal im Monat.", "en": "We write to you once a month."},
                 "data": ["contact"], "retention": "P30D", "consentLifetime": "P24M"},
                {"id": "statistics", "legalBasis": "legitimate-interest",
                 "title": {"de": "Besuche zählen", "en": "Counting visits"},
                 "description": {"de": "Wir zählen, welche Seiten gelesen werden.",
                                 "en": "We count which pages are read."},
                 "interest": {"de": "Wir wollen wissen, welche Seiten nützen.",
                              "en": "We want to know which pages are of use."},
                 "data": ["visits"], "retention": "P30D"},
                {"id": "delivery", "legalBasis": "contract",
                 "title": {"de": "Lieferung", "en": "Delivery"},
                 "description": {"de": "Wir liefern, was Sie bestellen.", "en": "We deliver what you order."},
                 "data": ["address"], "retention": "P10Y"}
              ],
              "dataCategories": [
                {"id": "purchases", "title": {"de": "Was Sie gekauft haben", "en": "What you bought"},
                 "attributes": ["orders[].sku"], "origin": "observed"},
                {"id": "contact", "title": {"de": "Ihre E-Mail-Adresse", "en": "Your e-mail address"},
                 "attributes": ["email"], "origin": "told"},
                {"id": "visits", "title": {"de": "Besuchte Seiten", "en": "Pages you visited"},
                 "attributes": ["pageViews[].path"], "origin": "observed"},
                {"id": "address", "title": {"de": "Ihre Anschrift", "en": "Your address"},
                 "attributes": ["address"], "origin": "told"}
              ],
              "recipients": [], "features": [],
              "texts": {"withdrawal": {"de": "Sie können jede Erlaubnis jederzeit widerrufen.",
                                       "en": "You can withdraw every permission at any time."}}
            }
            """;

    private SamplePolicy() {}

    /**
     * The policy under a number. Two versions differ in the number alone, so a grant under one is good under the other.
     *
     * @param number at least 1
     * @return the policy
     */
    public static Policy version(int number) {
        return Policy.parse(DOCUMENT.formatted(number));
    }
}
