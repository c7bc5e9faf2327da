package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of {@link Respect}, there and back again. */
@Tag("GDPR-13.3")
class DiffRulesTest {

    /** What a patch of the base makes of a purpose, and what taking it back makes of it. */
    record Rule(String what, String purpose, String patch, String there, String back) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Rule offers(String what, String patch, String there, String back) {
        return new Rule(what, "offers", patch, there, back);
    }

    private static Rule diet(String what, String patch, String there, String back) {
        return new Rule(what, "diet", patch, there, back);
    }

    static Stream<Rule> rules() {
        return Stream.of(
                offers(
                        "a data category",
                        "{'/purposes/0/data/-': 'allergies', '/dataCategories/2/special': false}",
                        "MATERIAL DATA",
                        "NARROWER DATA"),
                offers(
                        "an attribute",
                        "{'/dataCategories/0/attributes/-': 'orders[].price'}",
                        "MATERIAL ATTRIBUTE",
                        "NARROWER ATTRIBUTE"),
                offers(
                        "an attribute under another title",
                        "{'/dataCategories/0/attributes/1': null, '/dataCategories/1/attributes/-': 'orders[].date'}",
                        "MATERIAL ATTRIBUTE, NARROWER ATTRIBUTE",
                        "MATERIAL ATTRIBUTE, NARROWER ATTRIBUTE"),
                offers(
                        "dates only to the month",
                        "{'/purposes/0/minimise': {'orders[].date': 'month'}}",
                        "NARROWER MINIMISE",
                        "MATERIAL MINIMISE"),
                offers(
                        "that something is seen exactly, said or not",
                        "{'/purposes/0/minimise': {'orders[].date': 'exact'}}",
                        "EDITORIAL MINIMISE",
                        "EDITORIAL MINIMISE"),
                new Rule(
                        "another transformation",
                        "catalogue",
                        "{'/purposes/2/minimise/favourites[]': 'mask'}",
                        "MATERIAL MINIMISE",
                        "MATERIAL MINIMISE"),
                new Rule(
                        "nothing seen at all",
                        "catalogue",
                        "{'/purposes/2/minimise/favourites[]': 'drop'}",
                        "NARROWER MINIMISE",
                        "MATERIAL MINIMISE"),
                offers(
                        "an attribute that is minimised from the start",
                        "{'/dataCategories/0/attributes/-': 'orders[].price',"
                                + " '/purposes/0/minimise': {'orders[].price': [20, 50]}}",
                        "MATERIAL ATTRIBUTE",
                        "NARROWER ATTRIBUTE"),
                diet(
                        "another source",
                        "{'/dataCategories/2/source/en': 'your insurer'}",
                        "MATERIAL SOURCE",
                        "MATERIAL SOURCE"),
                diet(
                        "a source that is not named",
                        "{'/dataCategories/2/source': null}",
                        "MATERIAL SOURCE",
                        "MATERIAL SOURCE"),
                offers("an origin", "{'/dataCategories/0/origin': 'received'}", "MATERIAL ORIGIN", "MATERIAL ORIGIN"),
                offers(
                        "other people's data",
                        "{'/dataCategories/0/thirdPersons': true}",
                        "MATERIAL THIRD_PERSONS",
                        "NARROWER THIRD_PERSONS"),
                diet(
                        "special data that is no longer protected",
                        "{'/dataCategories/2/special': false}",
                        "MATERIAL SPECIAL_CATEGORY",
                        "MATERIAL SPECIAL_CATEGORY"),
                offers(
                        "the title of data",
                        "{'/dataCategories/0/title/en': 'What you bought and saw'}",
                        "MATERIAL DATA_TITLE",
                        "MATERIAL DATA_TITLE"),
                offers(
                        "a recipient",
                        "{'/purposes/0/recipients/-': 'lab'}",
                        "MATERIAL RECIPIENT",
                        "NARROWER RECIPIENT"),
                offers(
                        "somebody else as recipient",
                        "{'/recipients/0/name': 'Post AG', '/recipients/0/country': 'AT'}",
                        "MATERIAL RECIPIENT",
                        "MATERIAL RECIPIENT"),
                offers("a country", "{'/recipients/0/country': 'FR'}", "MATERIAL COUNTRY", "MATERIAL COUNTRY"),
                offers(
                        "a recipient that acts for itself",
                        "{'/recipients/0/role': 'controller'}",
                        "MATERIAL RECIPIENT_ROLE",
                        "NARROWER RECIPIENT_ROLE"),
                diet(
                        "another transfer ground",
                        "{'/recipients/1/transfer': 'binding-rules'}",
                        "MATERIAL TRANSFER",
                        "MATERIAL TRANSFER"),
                diet(
                        "no transfer ground",
                        "{'/recipients/1/transfer': null}",
                        "MATERIAL TRANSFER",
                        "NARROWER TRANSFER"),
                offers(
                        "an exception as transfer ground",
                        "{'/recipients/0/transfer': 'derogation'}",
                        "MATERIAL TRANSFER",
                        "MATERIAL TRANSFER"),
                offers("a contract", "{'/recipients/0/contract': null}", "EDITORIAL CONTRACT", "EDITORIAL CONTRACT"),
                offers(
                        "a certificate",
                        "{'/recipients/0/certification/iso27001': '2028-05-01'}",
                        "EDITORIAL CERTIFICATE",
                        "EDITORIAL CERTIFICATE"),
                offers(
                        "certificates",
                        "{'/recipients/0/certification': {'soc2': '2028-05-01'}}",
                        "EDITORIAL CERTIFICATE, EDITORIAL CERTIFICATE",
                        "EDITORIAL CERTIFICATE, EDITORIAL CERTIFICATE"),
                offers("retention", "{'/purposes/0/retention': 'P7M'}", "MATERIAL RETENTION", "NARROWER RETENTION"),
                offers(
                        "retention in other words",
                        "{'/purposes/2/retention': 'P1Y', '/purposes/0/consentLifetime': 'P1Y'}",
                        "EDITORIAL CONSENT_LIFETIME",
                        "EDITORIAL CONSENT_LIFETIME"),
                offers(
                        "retention that is longer in some months",
                        "{'/purposes/0/retention': 'P183D'}",
                        "MATERIAL RETENTION",
                        "MATERIAL RETENTION"),
                offers(
                        "a lifetime",
                        "{'/purposes/0/consentLifetime': 'P13M'}",
                        "MATERIAL CONSENT_LIFETIME",
                        "NARROWER CONSENT_LIFETIME"),
                offers(
                        "a basis without lifetime",
                        "{'/purposes/0/legalBasis': 'legitimate-interest', '/purposes/0/consentLifetime': null}",
                        "MATERIAL LEGAL_BASIS, MATERIAL CONSENT_LIFETIME",
                        "MATERIAL LEGAL_BASIS, NARROWER CONSENT_LIFETIME"),
                offers(
                        "automated decisions",
                        "{'/purposes/0/automatedDecision': true}",
                        "MATERIAL AUTOMATED_DECISION",
                        "NARROWER AUTOMATED_DECISION"),
                offers(
                        "profiling",
                        "{'/purposes/0/profiling': 'none', '/purposes/0/directMarketing': true}",
                        "NARROWER PROFILING",
                        "MATERIAL PROFILING"),
                new Rule(
                        "direct marketing",
                        "catalogue",
                        "{'/purposes/2/directMarketing': false}",
                        "MATERIAL DIRECT_MARKETING",
                        "MATERIAL DIRECT_MARKETING"),
                offers(
                        "a browser signal",
                        "{'/purposes/0/listensTo/-': 'dnt'}",
                        "NARROWER BROWSER_SIGNAL",
                        "MATERIAL BROWSER_SIGNAL"),
                offers(
                        "another browser signal",
                        "{'/purposes/0/listensTo/0': 'dnt'}",
                        "MATERIAL BROWSER_SIGNAL, NARROWER BROWSER_SIGNAL",
                        "MATERIAL BROWSER_SIGNAL, NARROWER BROWSER_SIGNAL"),
                offers(
                        "when to ask again",
                        "{'/purposes/0/askAgainAfter': 'P13M'}",
                        "NARROWER ASK_AGAIN_AFTER",
                        "EDITORIAL ASK_AGAIN_AFTER"),
                new Rule(
                        "what goes on without a state",
                        "delivery",
                        "{'/purposes/3/whenUnavailable': null}",
                        "EDITORIAL WHEN_UNAVAILABLE",
                        "EDITORIAL WHEN_UNAVAILABLE"),
                offers(
                        "names in vocabularies",
                        "{'/purposes/0/mapsTo': {'tcf': [4, 7], 'dpv': 'Ads'}}",
                        "EDITORIAL MAPPING, EDITORIAL MAPPING",
                        "EDITORIAL MAPPING, EDITORIAL MAPPING"),
                offers("a title", "{'/purposes/0/title/en': 'Offers'}", "MATERIAL TITLE", "MATERIAL TITLE"),
                offers(
                        "a description",
                        "{'/purposes/0/description/de': 'Anders.'}",
                        "MATERIAL DESCRIPTION",
                        "MATERIAL DESCRIPTION"),
                new Rule(
                        "an interest",
                        "catalogue",
                        "{'/purposes/2/interest/en': 'Profit.'}",
                        "MATERIAL INTEREST",
                        "MATERIAL INTEREST"),
                new Rule(
                        "no interest",
                        "catalogue",
                        "{'/purposes/2/interest': null}",
                        "MATERIAL INTEREST",
                        "MATERIAL INTEREST"),
                diet("logic", "{'/purposes/1/logic/en': 'By guess.'}", "MATERIAL LOGIC", "MATERIAL LOGIC"),
                diet(
                        "automated decisions and their logic",
                        "{'/purposes/1/automatedDecision': false, '/purposes/1/logic': null}",
                        "NARROWER AUTOMATED_DECISION, EDITORIAL LOGIC",
                        "MATERIAL LOGIC, MATERIAL AUTOMATED_DECISION"),
                diet("no logic", "{'/purposes/1/logic': null}", "MATERIAL LOGIC", "MATERIAL LOGIC"),
                offers(
                        "a controller",
                        "{'/controller/name': 'Andere AG'}",
                        "MATERIAL CONTROLLER",
                        "MATERIAL CONTROLLER"),
                new Rule("a purpose", "delivery", "{'/purposes/3': null}", "NARROWER PURPOSE", "MATERIAL PURPOSE"));
    }

    private static String weights(PolicyDiff diff, String purpose) {
        return String.join(
                ", ",
                diff.of(PurposeId.of(purpose)).orElseThrow().differences().stream()
                        .map(difference -> difference.weight() + " " + difference.respect())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_difference_weighs_what_its_rule_says(Rule rule) {
        PolicyDiff there = PolicyDiff.between(PatchedPolicy.of(1, "{}"), PatchedPolicy.of(2, rule.patch()));
        PolicyDiff back = PolicyDiff.between(PatchedPolicy.of(1, rule.patch()), PatchedPolicy.of(2, "{}"));

        assertThat(weights(there, rule.purpose())).isEqualTo(rule.there());
        assertThat(weights(back, rule.purpose())).isEqualTo(rule.back());
    }

    /** What is seen through the one, what through the other, and what the step there and the step back weigh. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'day'        | 'month'      | NARROWER  | MATERIAL",
                "'day'        | 'year'       | NARROWER  | MATERIAL",
                "'month'      | 'year'       | NARROWER  | MATERIAL",
                "'exact'      | 'month'      | NARROWER  | MATERIAL",
                "'exact'      | [20, 50]     | NARROWER  | MATERIAL",
                "'exact'      | '1km'        | NARROWER  | MATERIAL",
                "'1km'        | 'city'       | NARROWER  | MATERIAL",
                "'city'       | 'region'     | NARROWER  | MATERIAL",
                "'region'     | 'country'    | NARROWER  | MATERIAL",
                "'1km'        | 'country'    | NARROWER  | MATERIAL",
                "'country'    | 'drop'       | NARROWER  | MATERIAL",
                "[20, 50]     | 'drop'       | NARROWER  | MATERIAL",
                "[20, 50]     | [20]         | NARROWER  | MATERIAL",
                "[20, 50]     | [50]         | NARROWER  | MATERIAL",
                "[20, 50]     | [30]         | MATERIAL  | MATERIAL",
                "[20, 50]     | [20, 60]     | MATERIAL  | MATERIAL",
                "'mask'       | 'hash'       | MATERIAL  | MATERIAL",
                "'mask'       | 'day'        | MATERIAL  | MATERIAL",
                "'hash'       | 'year'       | MATERIAL  | MATERIAL",
                "'month'      | [20]         | MATERIAL  | MATERIAL",
                "'country'    | 'year'       | MATERIAL  | MATERIAL",
            })
    void what_is_seen_is_narrower_only_if_it_follows_from_what_was_seen(
            String before, String after, String there, String back) {
        Policy one = PatchedPolicy.of(1, "{'/purposes/0/minimise': {'orders[].date': " + before + "}}");
        Policy other = PatchedPolicy.of(2, "{'/purposes/0/minimise': {'orders[].date': " + after + "}}");

        assertThat(weights(PolicyDiff.between(one, other), "offers")).isEqualTo(there + " MINIMISE");
        assertThat(weights(PolicyDiff.between(other, one), "offers")).isEqualTo(back + " MINIMISE");
    }

    private static PolicyDiff declared(String word, String patch) {
        return PolicyDiff.between(
                PatchedPolicy.of(1, "{}"),
                PatchedPolicy.of(
                        2, "{'/changes': {'offers': '" + word + "', 'catalogue': '" + word + "'}, " + patch + "}"));
    }

    @Test
    void a_text_that_is_declared_editorial_asks_nobody() {
        PolicyDiff diff = declared(
                "editorial",
                "'/purposes/0/title/en': 'Offers', '/dataCategories/0/title/en': 'Purchases', "
                        + "'/controller/name': 'Muster Feinkost SE', '/purposes/2/interest/en': 'To sell.'");

        assertThat(weights(diff, "offers")).isEqualTo("EDITORIAL CONTROLLER, EDITORIAL TITLE, EDITORIAL DATA_TITLE");
        assertThat(weights(diff, "catalogue")).isEqualTo("EDITORIAL CONTROLLER, EDITORIAL INTEREST");
        assertThat(weights(diff, "delivery")).isEqualTo("MATERIAL CONTROLLER, MATERIAL DATA_TITLE");
    }

    @Test
    void editorial_does_not_count_where_the_purpose_widens() {
        PolicyDiff diff = declared("editorial", "'/purposes/0/title/en': 'Offers', '/purposes/0/retention': 'P7M'");

        assertThat(weights(diff, "offers")).isEqualTo("MATERIAL TITLE, MATERIAL RETENTION");
    }

    @Test
    void editorial_counts_where_the_purpose_narrows() {
        PolicyDiff diff = declared("editorial", "'/purposes/0/title/en': 'Offers', '/purposes/0/retention': 'P5M'");

        assertThat(weights(diff, "offers")).isEqualTo("NARROWER RETENTION, EDITORIAL TITLE");
    }

    @Test
    void what_is_declared_material_asks_again_even_if_nothing_else_differs() {
        PolicyDiff diff = declared("material", "'/purposes/0/title/en': 'Offers'");

        assertThat(weights(diff, "offers")).isEqualTo("MATERIAL MEANING, MATERIAL TITLE");
        assertThat(weights(diff, "catalogue")).isEqualTo("MATERIAL MEANING");
        assertThat(diff.askedAgain()).extracting(PurposeDiff::purpose).containsExactly(id("offers"), id("catalogue"));
    }

    @Test
    void editorial_is_refused_with_the_differences_by_name() {
        Policy second = PatchedPolicy.of(
                2,
                "{'/changes': {'offers': 'editorial'}, '/purposes/0/retention': 'P7M', '/purposes/0/recipients/-': 'lab'}");

        assertThatThrownBy(() -> PolicyVersions.of(List.of(PatchedPolicy.of(1, "{}"), second)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "/changes/offers: the change is not editorial: the purpose now covers more (Now also given to: "
                                + "Lab Inc. (United States); Kept longer: 7 months instead of 6 months). "
                                + "Mend: declare it \"material\", or do not widen the purpose");
    }

    private static LocalizedText text(String... languagesAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < languagesAndTexts.length; i += 2) {
            texts.put(languagesAndTexts[i], languagesAndTexts[i + 1]);
        }
        return new LocalizedText(texts);
    }

    @Test
    void a_translation_is_no_other_text() {
        assertThat(TextRules.sameWords(text("de", "a"), text("en", "b", "de", "a")))
                .isTrue();
        assertThat(TextRules.sameWords(text("de", "a", "en", "b"), text("en", "b")))
                .isTrue();
        assertThat(TextRules.sameWords(text("de", "a", "en", "b"), text("de", "a", "en", "c")))
                .isFalse();
        assertThat(TextRules.sameWords(text("de", "a"), text("en", "a"))).isFalse();
    }

    private static PurposeId id(String value) {
        return PurposeId.of(value);
    }
}
