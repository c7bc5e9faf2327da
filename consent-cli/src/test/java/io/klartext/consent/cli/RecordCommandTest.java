package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("GDPR-30")
class RecordCommandTest {

    private static final Policy POLICY = Policy.parse(Run.everything());

    private static String record(String format, String language) {
        Run run = Run.reading(Run.everything(), "record", "-", "--format", format, "--language", language);
        assertThat(run.problems()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_purpose_is_in_the_record(String language) {
        Page page = Page.parse(record("html", language));
        String text = record("text", language);

        assertThat(page.texts("h3"))
                .isEqualTo(POLICY.purposes().stream()
                        .map(purpose -> purpose.title().in(language))
                        .toList());
        for (Purpose purpose : POLICY.purposes()) {
            assertThat(text)
                    .contains(
                            purpose.title().in(language), purpose.description().in(language));
            assertThat(page.texts("dd"))
                    .contains(purpose.id().value(), purpose.description().in(language));
        }
        assertThat(page.all("script")).isEmpty();
    }

    @Test
    void the_record_follows_the_letters_of_the_article() {
        assertThat(record("text", "en")).contains("""
                Controller (GDPR 30(1)(a))
                --------------------------
                Name: Muster & Söhne <GmbH> (fictional)
                Address: Beispielgasse 1, 12345 Musterstadt
                Contact for data protection: privacy@shop.example
                Data protection officer: dpo@shop.example
                """, """
                Categories of data subjects (GDPR 30(1)(c))
                -------------------------------------------
                Customers
                """, """
                Id: catalogue
                Purpose (b): Twice a year.
                Legal basis: legitimate interest (GDPR 6(1)(f))
                Categories of personal data (c): Contacts (told by the person; also about other people)
                Recipients (d): Drucker AG (fictional), Switzerland (processor)
                Transfers to third countries (e): Drucker AG (fictional), Switzerland: the European Commission found the protection there adequate (GDPR 45)
                Erasure after (f): no time; it is not kept
                """, """
                Categories of personal data (c): Purchases (observed in the shop; orders[].sku: only the last four characters)
                """, """
                Security measures (GDPR 30(1)(g))
                ---------------------------------
                Not given (field /texts/securityMeasures of the policy)
                """, POLICY.contentHash());
    }

    @Test
    void what_the_policy_does_not_give_is_said_and_listed() throws JsonProcessingException {
        String without = Run.everything().replace("\"officer\": \"dpo@shop.example\",", "");
        Run text = Run.reading(without, "record", "-", "-f", "text");
        Run json = Run.reading(without, "record", "-", "-f", "json");

        assertThat(text.out()).contains("Datenschutzbeauftragte Stelle: Nicht angegeben (Feld /controller/officer");
        JsonNode tree = new ObjectMapper().readTree(json.out());
        assertThat(tree.at("/controller/officer").isNull()).isTrue();
        assertThat(tree.path("notGiven"))
                .extracting(JsonNode::textValue)
                .containsExactly("/controller/officer", "/texts/securityMeasures", "/recipients/2/transfer");
    }

    @Test
    void programs_get_the_policys_own_words() throws JsonProcessingException {
        String json = record("json", "en");
        JsonNode tree = new ObjectMapper().readTree(json);

        assertThat(json).endsWith("}\n").doesNotContain("\r");
        assertThat(tree.path("policyVersion").intValue()).isEqualTo(7);
        assertThat(tree.path("effectiveFrom").textValue()).isEqualTo("2026-11-01T12:30:00Z");
        assertThat(tree.path("contentHash").textValue()).isEqualTo(POLICY.contentHash());
        assertThat(tree.path("dataSubjects").textValue()).isEqualTo("Customers");
        assertThat(tree.path("securityMeasures").isNull()).isTrue();
        assertThat(tree.path("activities"))
                .extracting(activity -> activity.path("purpose").textValue())
                .containsExactly("offers", "allergies", "fraud", "catalogue", "orders", "invoices");
        JsonNode offers = tree.path("activities").get(0);
        assertThat(offers.path("legalBasis").textValue()).isEqualTo("consent");
        assertThat(offers.path("retention").textValue()).isEqualTo("P1Y6M");
        assertThat(offers.at("/data/1/origin").textValue()).isEqualTo("inferred");
        assertThat(offers.at("/recipients/0/contract").textValue()).isEqualTo("GDPR 28");
        assertThat(offers.path("transfers")).hasSize(1);
        assertThat(offers.at("/transfers/0/ground").textValue()).isEqualTo("standard-clauses");
        assertThat(tree.at("/activities/1/transfers/0/ground").isNull()).isTrue();
    }
}
