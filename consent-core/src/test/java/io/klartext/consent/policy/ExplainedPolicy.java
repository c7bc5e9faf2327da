package io.klartext.consent.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** A policy whose data can come from anywhere and whose texts can be anything, made for explanations. */
public final class ExplainedPolicy {

    private static final String JSON = """
            {"version": 3, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["de", "en", "fr"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Hafenstraße 1, 20457 Hamburg",
               "contact": "privacy@example.com", "authority": "HmbBfDI, Hamburg", "humanReview": "service@example.com"},
             "purposes": [
              {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
               "title": {"de": "Angebote, die zu Ihnen passen", "en": "Offers that suit you", "fr": "Des offres pour vous"},
               "description": {"de": "Wir wählen Angebote danach aus, was Sie gekauft haben.",
                               "en": "We choose offers by what you have bought.",
                               "fr": "Nous choisissons selon vos achats."},
               "data": ["purchase-history", "favourite-category", "taste", "household", "location"],
               "retention": "P180D", "consentLifetime": "P12M", "automatedDecision": true,
               "logic": {"de": "Zu dem, was Sie mögen, kommt Verwandtes.", "en": "What you like brings what is related.",
                         "fr": "Ce que vous aimez attire ce qui y ressemble."},
               "listensTo": ["gpc", "dnt"], "mapsTo": {"tcf": [2, 4]}},
              {"id": "own-ranking", "legalBasis": "legitimate-interest", "directMarketing": true,
               "title": {"de": "Reihenfolge", "en": "Order of goods", "fr": "Ordre"},
               "description": {"de": "Was Sie mögen, steht vorn.", "en": "What you like comes first.", "fr": "Devant."},
               "interest": {"de": "Wir wollen, dass Sie schnell finden.", "en": "We want you to find things fast.",
                            "fr": "Trouver vite."},
               "data": ["purchase-history"], "retention": "P1D", "mapsTo": {"tcf": [2]}},
              {"id": "stores", "legalBasis": "contract",
               "title": {"de": "Filialen in der Nähe", "en": "Stores near you", "fr": "Magasins"},
               "description": {"de": "Wir zeigen die nächste Filiale.", "en": "We show the nearest store.", "fr": "Près."},
               "data": ["location"], "retention": "PT0S"}
             ],
             "dataCategories": [
              {"id": "purchase-history",
               "title": {"de": "Was Sie gekauft haben", "en": "What you bought", "fr": "Vos achats"},
               "attributes": ["orders[].sku", "orders[].date"], "origin": "observed"},
              {"id": "favourite-category",
               "title": {"de": "Ihre Lieblingssorte", "en": "Your favourite kind", "fr": "Votre préférence"},
               "attributes": ["favouriteCategory"], "origin": "told"},
              {"id": "taste",
               "title": {"de": "Ihr vermuteter Geschmack", "en": "Your presumed taste", "fr": "Votre goût présumé"},
               "attributes": ["taste"], "origin": "inferred"},
              {"id": "household",
               "title": {"de": "Wie viele bei Ihnen wohnen", "en": "How many live with you", "fr": "Votre foyer"},
               "attributes": ["household"], "origin": "received"},
              {"id": "location", "title": {"de": "Wo Sie sind", "en": "Where you are", "fr": "Votre position"},
               "attributes": ["location"], "origin": "observed"}
             ],
             "recipients": [],
             "texts": {"withdrawal": {"de": "Sie können jede Erlaubnis jederzeit widerrufen.",
                                      "en": "You can withdraw every permission at any time.",
                                      "fr": "Toujours."}}}
            """;

    private ExplainedPolicy() {}

    /** Households come from Adress Nord; advertising sees a town, the store finder the place itself. */
    public static Policy usual() {
        return with("Adress Nord GmbH", JSON);
    }

    /** The same with every text that the policy's author wrote replaced. */
    public static Policy saying(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return with(
                text,
                JSON.replaceAll("\"(de|en|fr)\": \"[^\"]*\"", "\"$1\": \"" + Matcher.quoteReplacement(quoted) + "\""));
    }

    private static Policy with(String source, String json) {
        PolicyDocument read = new PolicyReader("explained").read(json);
        LocalizedText received = new LocalizedText(Map.of("de", source, "en", source, "fr", source));
        List<DataCategory> categories = read.dataCategories().stream()
                .map(category -> category.origin() == Origin.RECEIVED ? from(received, category) : category)
                .toList();
        List<Purpose> purposes = read.purposes().stream()
                .map(purpose -> purpose.data().contains("location")
                        ? seeing(
                                purpose.legalBasis() == LegalBasis.CONTRACT
                                        ? Transformation.Precision.EXACT
                                        : Transformation.Precision.CITY,
                                purpose)
                        : purpose)
                .toList();
        return new Policy(new PolicyDocument(
                read.version(),
                read.effectiveFrom(),
                read.languages(),
                read.controller(),
                purposes,
                categories,
                read.recipients(),
                read.features(),
                read.changes(),
                read.texts(),
                read.json()));
    }

    private static DataCategory from(LocalizedText source, DataCategory category) {
        return new DataCategory(
                category.id(),
                category.title(),
                category.attributes(),
                category.origin(),
                Optional.of(source),
                category.special(),
                category.thirdPersons());
    }

    private static Purpose seeing(Transformation.Precision precision, Purpose purpose) {
        return new Purpose(
                purpose.id(),
                purpose.legalBasis(),
                purpose.profiling(),
                purpose.directMarketing(),
                purpose.title(),
                purpose.description(),
                purpose.data(),
                purpose.recipients(),
                purpose.retention(),
                purpose.consentLifetime(),
                purpose.automatedDecision(),
                purpose.listensTo(),
                purpose.interest(),
                purpose.logic(),
                purpose.askAgainAfter(),
                purpose.whenUnavailable(),
                Map.of("location", precision),
                purpose.mapsTo());
    }
}
