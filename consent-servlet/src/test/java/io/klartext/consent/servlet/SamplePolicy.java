package io.klartext.consent.servlet;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;

/** The policy of a delicatessen: two purposes by consent, two by interest, one by contract, one by law. */
final class SamplePolicy {

    static final PurposeId ADS = PurposeId.of("personalized-ads");
    static final PurposeId NEWS = PurposeId.of("newsletter");
    static final PurposeId STATISTICS = PurposeId.of("statistics");
    static final PurposeId RANKING = PurposeId.of("own-ranking");

    /** From the test clock's start to the second version. */
    static final Duration UNTIL_SECOND =
            Duration.between(Instant.parse("2026-03-03T10:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

    private static final String JSON = """
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["de", "en"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Hafenstraße 1, 20457 Hamburg",
               "contact": "privacy@example.com", "officer": "dpo@example.com",
               "authority": "HmbBfDI, Hamburg", "humanReview": "service@example.com"},
             "purposes": [
              {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
               "title": {"de": "Angebote, die zu Ihnen passen", "en": "Offers that suit you"},
               "description": {"de": "Wir wählen Angebote danach aus, was Sie gekauft haben.",
                               "en": "We choose offers by what you have bought."},
               "data": ["purchase-history", "favourite-category", "taste"], "recipients": ["mailer", "network"],
               "retention": "P180D", "consentLifetime": "P12M", "automatedDecision": true,
               "logic": {"de": "Zu dem, was Sie mögen, kommt Verwandtes.", "en": "What you like brings what is related."},
               "listensTo": ["gpc", "dnt"]},
              {"id": "newsletter", "legalBasis": "consent", "directMarketing": true,
               "title": {"de": "Rundbrief", "en": "Newsletter"},
               "description": {"de": "Einmal im Monat ein Brief.", "en": "One letter a month."},
               "data": ["favourite-category"], "recipients": ["mailer"],
               "retention": "P1Y6M", "consentLifetime": "P24M"},
              {"id": "statistics", "legalBasis": "legitimate-interest",
               "title": {"de": "Statistik", "en": "Statistics"},
               "description": {"de": "Wir zählen Besuche.", "en": "We count visits."},
               "interest": {"de": "Wir wollen wissen, was gelesen wird.", "en": "We want to know what is read."},
               "data": ["visits"], "recipients": [], "retention": "PT0S", "listensTo": ["gpc"],
               "minimise": {"visits": "day"}},
              {"id": "own-ranking", "legalBasis": "legitimate-interest", "directMarketing": true,
               "title": {"de": "Reihenfolge", "en": "Order of goods"},
               "description": {"de": "Was Sie mögen, steht vorn.", "en": "What you like comes first."},
               "interest": {"de": "Wir wollen, dass Sie schnell finden.", "en": "We want you to find things fast."},
               "data": ["purchase-history"], "recipients": [], "retention": "P1D"},
              {"id": "order", "legalBasis": "contract",
               "title": {"de": "Bestellung", "en": "Your order"},
               "description": {"de": "Damit die Ware ankommt.", "en": "So that the goods arrive."},
               "data": ["purchase-history"], "recipients": [], "retention": "P10Y"},
              {"id": "bookkeeping", "legalBasis": "legal-obligation",
               "title": {"de": "Buchhaltung", "en": "Bookkeeping"},
               "description": {"de": "Rechnungen aufheben.", "en": "Keeping invoices."},
               "data": ["purchase-history"], "recipients": [], "retention": "P10Y"}
             ],
             "dataCategories": [
              {"id": "purchase-history", "title": {"de": "Was Sie gekauft haben", "en": "What you bought"},
               "attributes": ["orders[].sku"], "origin": "observed"},
              {"id": "favourite-category", "title": {"de": "Ihre Lieblingssorte", "en": "Your favourite kind"},
               "attributes": ["favouriteCategory"], "origin": "told"},
              {"id": "taste", "title": {"de": "Ihr vermuteter Geschmack", "en": "Your presumed taste"},
               "attributes": ["taste"], "origin": "inferred"},
              {"id": "visits", "title": {"de": "Ihre Besuche", "en": "Your visits"},
               "attributes": ["visits"], "origin": "received", "source": {"de": "Zähler GmbH", "en": "Counter Ltd"}}
             ],
             "recipients": [
              {"id": "mailer", "name": "Mailer GmbH", "country": "DE", "role": "processor", "contract": "GDPR 28"},
              {"id": "network", "name": "Ad Network Inc.", "country": "US", "role": "controller", "contract": "joint",
               "transfer": "standard-clauses"}
             ],
             "texts": {"withdrawal": {"de": "Sie können jede Erlaubnis jederzeit widerrufen.",
                                      "en": "You can withdraw every permission at any time."}}}
            """;

    private static final Policy FIRST = Policy.parse(JSON);

    private SamplePolicy() {}

    static Policy first() {
        return FIRST;
    }

    /** From April on the advertising purpose says something else, and the newsletter is gone. */
    static Policy second() {
        return Policy.parse(JSON.replace("\"version\": 1", "\"version\": 2")
                .replace("2026-01-01T00", "2026-04-01T00")
                .replace("\"id\": \"newsletter\"", "\"id\": \"letters\"")
                .replace("by what you have bought", "by what you have bought and looked at"));
    }

    /** With special data, an interest, a logic, a transfer ground, a feature, and words of the policy's own. */
    static Policy rich() {
        return Policy.parse(rich(1));
    }

    /** The same, but from April on the newsletter goes to another recipient too. */
    static Policy wider() {
        return Policy.parse(rich(2).replace("2026-01-01T00", "2026-04-01T00")
                .replace(
                        "\"data\": [\"favourite-category\"], \"recipients\": [\"mailer\"]",
                        "\"data\": [\"favourite-category\"], \"recipients\": [\"mailer\", \"network\"]"));
    }

    private static String rich(int version) {
        return JSON.replace("\"version\": 1", "\"version\": " + version)
                .replace("\"texts\": {", """
                        "features": [{"id": "call-friends", "needs": ["newsletter", "health-tips"]}],
                        "texts": {"allow": {"de": "Gern", "en": "Gladly"},
                          "refuse": {"de": "Lieber nicht", "en": "Rather not"},
                          "allowAll": {"de": "Gern alles", "en": "Gladly all"},
                          "refuseAll": {"de": "Lieber gar nicht", "en": "Rather nothing"},
                          "withdraw": {"de": "Doch nicht", "en": "Not any more"},
                          "object": {"de": "Dagegen", "en": "I am against it"},
                        """)
                .replace("\"purposes\": [", """
                        "purposes": [
                         {"id": "health-tips", "legalBasis": "consent",
                          "title": {"de": "Tipps bei Allergien", "en": "Tips for allergies"},
                          "description": {"de": "Wir warnen vor Zutaten.", "en": "We warn of ingredients."},
                          "data": ["allergies"], "recipients": [], "retention": "P1D", "consentLifetime": "P6M"},
                        """)
                .replace("\"dataCategories\": [", """
                        "dataCategories": [
                         {"id": "allergies", "title": {"de": "Ihre Allergien", "en": "Your allergies"},
                          "attributes": ["allergies"], "origin": "told", "special": true},
                        """)
                .replace("Sie können jede Erlaubnis jederzeit widerrufen.", "Zurücknehmen geht immer.")
                .replace("You can withdraw every permission at any time.", "You can always take it back.")
                .replace("Zu dem, was Sie mögen, kommt Verwandtes.", "Nach Häufigkeit.")
                .replace("What you like brings what is related.", "By frequency.")
                .replace("Wir wollen wissen, was gelesen wird.", "Ein schneller Shop.")
                .replace("We want to know what is read.", "A fast shop.");
    }

    /** With the words of Google's consent mode: one flag is of two purposes. */
    static Policy mapped() {
        return Policy.parse(JSON.replace(
                        "{\"id\": \"personalized-ads\",",
                        "{\"id\": \"personalized-ads\","
                                + " \"mapsTo\": {\"consentMode\": [\"ad_personalization\", \"ad_user_data\"]},")
                .replace(
                        "{\"id\": \"newsletter\",",
                        "{\"id\": \"newsletter\", \"mapsTo\": {\"consentMode\": [\"ad_user_data\"]},")
                .replace(
                        "{\"id\": \"statistics\",",
                        "{\"id\": \"statistics\", \"mapsTo\": {\"consentMode\": [\"analytics_storage\"]},"));
    }

    /** Texts that try to be markup. */
    static Policy hostile() {
        return Policy.parse(JSON.replace("Offers that suit you", "<script>alert(1)</script>&'")
                .replace("What you bought", "<img src=x onerror=alert(1)>")
                .replace("Mailer GmbH", "<b>Mailer</b>")
                .replace("Muster Feinkost GmbH", "Muster <i>&amp; Söhne</i>"));
    }
}
