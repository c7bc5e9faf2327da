package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klartext.consent.SamplePolicy;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReadTest {

    /** A change that breaks the sample, the pointer and the words that must name it, and whether the schema sees it too. */
    record Broken(String pointer, String json, String expected, String words, boolean schemaSees) {
        static Broken at(String pointer, String json, String expected, String words) {
            return new Broken(pointer, json, expected, words, true);
        }

        static Broken beyondSchema(String pointer, String json, String expected, String words) {
            return new Broken(pointer, json, expected, words, false);
        }

        String document() {
            ObjectNode document = SamplePolicy.document();
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = document.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1);
            if (json.isEmpty()) {
                ((ObjectNode) parent).remove(name);
            } else if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), value());
            } else {
                ((ObjectNode) parent).set(name, value());
            }
            return document.toString();
        }

        private JsonNode value() {
            try {
                return JsonMapper.builder().build().readTree(json);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Broken minimise(String value, String place, String words) {
        return Broken.at(
                "/purposes/0/minimise",
                "{\"orders[].date\":" + value + "}",
                "/purposes/0/minimise/orders[].date" + place,
                words);
    }

    static Stream<Broken> broken() {
        return Stream.of(
                Broken.at("/version", "\"one\"", "/version", "whole number"),
                Broken.at("/version", "0", "/version", "whole number"),
                Broken.at("/version", "1.5", "/version", "whole number"),
                Broken.at("/version", "", "/version", "missing"),
                Broken.at("/effectiveFrom", "\"soon\"", "/effectiveFrom", "is not an instant"),
                Broken.at("/effectiveFrom", "", "/effectiveFrom", "missing"),
                Broken.at("/languages", "[]", "/languages", "no language"),
                Broken.at("/languages", "[\"german\"]", "/languages/0", "language code"),
                Broken.at("/languages", "[\"de\",\"en\",\"de\"]", "/languages/2", "twice"),
                Broken.at("/controller", "", "/controller", "missing"),
                Broken.at("/controller", "\"Muster\"", "/controller", "must be an object, found a text"),
                Broken.at("/controller/authority", "", "/controller/authority", "missing"),
                Broken.at("/controller/contact", "\" \"", "/controller/contact", "empty"),
                Broken.at("/controller/phone", "\"1\"", "/controller/phone", "unknown field"),
                Broken.beyondSchema("/controller/humanReview", "", "/purposes/0/automatedDecision", "GDPR 22(3)"),
                Broken.at("/purposes", "[]", "/purposes", "no purpose"),
                Broken.at("/purposes", "{}", "/purposes", "must be a list, found an object"),
                Broken.at("/purposes/0", "7", "/purposes/0", "must be an object, found a number"),
                Broken.at("/purposes/0/id", "\"Personalized Ads\"", "/purposes/0/id", "is not an id"),
                Broken.at("/purposes/0/id", "\"direct-marketing\"", "/purposes/0/id", "as a whole"),
                Broken.beyondSchema("/purposes/1/id", "\"personalized-ads\"", "/purposes/1/id", "stands twice"),
                Broken.at("/purposes/0/legalBasis", "\"because\"", "/purposes/0/legalBasis", "use one of: consent"),
                Broken.at("/purposes/0/legalBasis", "", "/purposes/0/legalBasis", "missing"),
                Broken.beyondSchema("/purposes/0/title", "{\"de\":\"Nur Deutsch\"}", "/purposes/0/title/en", "missing"),
                Broken.beyondSchema("/purposes/0/title/fr", "\"Offres\"", "/purposes/0/title/fr", "use one of: de, en"),
                Broken.at("/purposes/0/description", "", "/purposes/0/description", "missing"),
                Broken.beyondSchema("/purposes/0/data", "[\"orders\"]", "/purposes/0/data/0", "no data category"),
                Broken.beyondSchema("/purposes/0/recipients", "[\"x\"]", "/purposes/0/recipients/0", "no recipient"),
                Broken.at("/purposes/0/retention", "\"half a year\"", "/purposes/0/retention", "P180D"),
                Broken.at("/purposes/0/retention", "\"P-1D\"", "/purposes/0/retention", "not negative"),
                Broken.beyondSchema("/purposes/0/retention", "\"P300000000Y\"", "/purposes/0/retention", "200 years"),
                Broken.beyondSchema("/purposes/4/directMarketing", "true", "/purposes/4/directMarketing", "21(2)"),
                Broken.at("/purposes/0/retention", "", "/purposes/0/retention", "missing"),
                Broken.at("/purposes/0/consentLifetime", "", "/purposes/0/consentLifetime", "how long a grant lasts"),
                Broken.at("/purposes/2/consentLifetime", "\"P1Y\"", "/purposes/2/consentLifetime", "remove the field"),
                Broken.at("/purposes/0/automatedDecision", "\"yes\"", "/purposes/0/automatedDecision", "true or false"),
                Broken.at("/purposes/0/listensTo", "[\"adpc\"]", "/purposes/0/listensTo/0", "use one of: dnt, gpc"),
                Broken.beyondSchema(
                        "/purposes/0/whenUnavailable", "\"allow\"", "/purposes/0/whenUnavailable", "contract"),
                Broken.beyondSchema("/purposes/4/profiling", "\"advertising\"", "/purposes/4/legalBasis", "neither"),
                Broken.beyondSchema("/purposes/0/directMarketing", "false", "/purposes/0/directMarketing", "21(2)"),
                Broken.at("/purposes/0/minimumAge", "16", "/purposes/0/minimumAge", "unknown field"),
                Broken.at("/dataCategories/0/special", "1", "/dataCategories/0/special", "must be true or false"),
                Broken.at("/dataCategories/0/attributes", "[]", "/dataCategories/0/attributes", "no attribute"),
                Broken.at(
                        "/dataCategories/0/attributes",
                        "[\"a b\"]",
                        "/dataCategories/0/attributes/0",
                        "attribute path"),
                Broken.beyondSchema(
                        "/dataCategories/1/attributes",
                        "[\"orders[].sku\"]",
                        "/dataCategories/1/attributes/0",
                        "stands in \"purchase-history\" too"),
                Broken.at("/dataCategories/0/origin", "\"guessed\"", "/dataCategories/0/origin", "told"),
                Broken.at(
                        "/dataCategories/0/source",
                        "{\"de\":\"X\",\"en\":\"Y\"}",
                        "/dataCategories/0/source",
                        "received"),
                Broken.beyondSchema(
                        "/purposes/0/minimise",
                        "{\"orders[].price\":\"drop\"}",
                        "/purposes/0/minimise/orders[].price",
                        "use one of: favouriteCategory, orders[].date, orders[].sku"),
                Broken.at("/purposes/0/minimise", "\"drop\"", "/purposes/0/minimise", "must be an object"),
                minimise("\"week\"", "", "use one of: 1km, city, country"),
                minimise("7", "", "must be a text or a list, found a number"),
                minimise("[]", "", "no limit"),
                minimise("[20, \"50\"]", "/1", "must be a number, found a text"),
                minimise("[20, 1e13]", "/1", "is no limit"),
                minimise("[20, 20]", "/1", "the limits of bands rise"),
                Broken.beyondSchema(
                        "/purposes/0/minimise",
                        "{\"orders[].date\":[50, 20]}",
                        "/purposes/0/minimise/orders[].date/1",
                        "the limits of bands rise"),
                Broken.beyondSchema(
                        "/purposes/0/minimise",
                        "{\"orders[].date\":[0.0000001]}",
                        "/purposes/0/minimise/orders[].date/0",
                        "six decimals"),
                Broken.at("/recipients/0/country", "\"Germany\"", "/recipients/0/country", "two capital letters"),
                Broken.at("/recipients/0/role", "\"friend\"", "/recipients/0/role", "controller, processor"),
                Broken.at(
                        "/recipients/0/certification/iso27001",
                        "\"May\"",
                        "/recipients/0/certification/iso27001",
                        "is not a date"),
                Broken.beyondSchema("/features/0/needs", "[\"x\"]", "/features/0/needs/0", "no purpose"),
                Broken.beyondSchema("/changes", "{\"x\":\"editorial\"}", "/changes/x", "no purpose"),
                Broken.at("/changes", "{\"personalized-ads\":\"small\"}", "/changes/personalized-ads", "material"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_document_is_refused_with_the_place_and_the_mend(Broken broken) {
        PolicyException refusal = catchThrowableOfType(PolicyException.class, () -> Policy.parse(broken.document()));

        assertThat(refusal.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(broken.expected());
            assertThat(problem.line())
                    .contains(broken.words())
                    .contains(". Mend: ")
                    .doesNotContain("\n");
        });
        assertThat(refusal.getMessage()).hasLineCount(refusal.problems().size());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void the_published_schema_refuses_what_a_schema_can_see(Broken broken) {
        assertThat(schema().validate(
                                broken.document(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .isEmpty())
                .isNotEqualTo(broken.schemaSees());
    }

    @Test
    void the_published_schema_accepts_the_sample() {
        assertThat(schema().validate(SamplePolicy.document().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void all_problems_are_told_at_once() {
        String json = SamplePolicy.document()
                .toString()
                .replace("\"consent\"", "\"yes\"")
                .replace("\"DE\"", "\"D\"");

        assertThatThrownBy(() -> Policy.parse(json))
                .hasMessageContaining("/purposes/0/legalBasis")
                .hasMessageContaining("/purposes/1/legalBasis")
                .hasMessageContaining("/recipients/0/country");
    }

    @Test
    void a_document_that_is_no_json_is_refused_with_line_and_column() {
        assertThatThrownBy(() -> Policy.parse("{\n  \"version\": 1,\n  oops\n}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void a_field_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> Policy.parse("{\"version\": 1, \"version\": 2}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("each field may stand once");
    }

    @Test
    void a_document_that_is_no_object_is_refused() {
        assertThatThrownBy(() -> Policy.parse("[]")).hasMessageContaining("must be an object");
    }

    @Test
    void a_missing_file_is_named_and_not_its_stack_trace(@TempDir Path folder) {
        assertThatThrownBy(() -> Policy.read(folder.resolve("nowhere.json")))
                .isInstanceOf(PolicyException.class)
                .hasMessage(
                        "nowhere.json: (document): there is no such file. Mend: name the policy file, with its folder");
    }

    @Test
    void the_sample_of_the_documentation_is_this_sample() throws Exception {
        String documentation = Files.readString(Path.of("..", "docs", "policy.md"));
        int start = documentation.lastIndexOf("```json") + "```json".length();

        Policy documented = Policy.parse(documentation.substring(start, documentation.lastIndexOf("```")));

        assertThat(documented).isEqualTo(SamplePolicy.policy());
    }

    @Test
    void a_policy_is_read_from_the_class_path_and_a_missing_one_is_named() {
        assertThat(Policy.readResource(SamplePolicy.class, "sample-policy.json"))
                .isEqualTo(SamplePolicy.policy());
        assertThatThrownBy(() -> Policy.readResource(SamplePolicy.class, "nowhere.json"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("nowhere.json")
                .hasMessageContaining("beside io.klartext.consent.SamplePolicy");
    }

    @Test
    void a_file_that_is_not_utf8_is_refused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("latin.json"), "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Policy.read(file))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    @Tag("GDPR-12")
    void the_sample_is_read_whole(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.json"), SamplePolicy.document().toString());
        Policy policy = Policy.read(file);

        assertThat(policy.purposes()).hasSize(6);
        Purpose ads = policy.purpose(SamplePolicy.ADS).orElseThrow();
        assertThat(ads.title().in("en")).isEqualTo("Personalised offers");
        assertThat(ads.title().in("fr")).isEqualTo("Personalisierte Angebote");
        assertThat(ads.directMarketing()).isTrue();
        assertThat(ads.mapsTo().get("tcf")).containsExactly("4");
        assertThat(policy.dataOf(ads)).extracting(DataCategory::id).contains("purchase-history", "favourite-category");
        assertThat(policy.recipientsOf(ads)).extracting(Recipient::name).containsExactly("Mailer GmbH");
        assertThat(policy.feature("call-friends").orElseThrow().needs()).containsExactly(SamplePolicy.CONTACTS);
        assertThat(policy.purpose(PurposeId.of("no-such-purpose"))).isEmpty();
        assertThat(policy.recipient("nobody")).isEmpty();
        assertThat(policy.dataCategory("contacts").orElseThrow().thirdPersons()).isTrue();
        assertThat(policy.controller().officer()).contains("dpo@shop.example");
        assertThat(policy).hasToString("Policy[version 1, 6 purposes]");
    }

    @Test
    @Tag("GDPR-5.1.c")
    void what_a_purpose_sees_of_its_attributes_is_read_and_told() {
        Policy policy = SamplePolicy.changed(document -> SamplePolicy.ads(document)
                .withObject("/minimise")
                .put("orders[].date", "month")
                .set("favouriteCategory", document.arrayNode().add(20).add(49.5).add(100)));

        Purpose ads = policy.purpose(SamplePolicy.ADS).orElseThrow();
        assertThat(ads.minimise())
                .containsOnly(
                        Map.entry("orders[].date", Transformation.Simple.MONTH),
                        Map.entry(
                                "favouriteCategory",
                                new Transformation.Bands(List.of(
                                        new BigDecimal("2E+1"), new BigDecimal("49.5"), new BigDecimal("1E+2")))));
        assertThat(policy.notice("en").text())
                .contains("- What you bought (observed)\n~ orders[].date: month\n")
                .contains("~ favouriteCategory: [20, 49.5, 100]\n");
        assertThat(Policy.parse(policy.json())).isEqualTo(policy);
        assertThat(policy.purpose(SamplePolicy.ORDERS).orElseThrow().minimise()).isEmpty();
    }

    @Test
    @Tag("GDPR-12")
    void every_transformation_has_words_in_both_languages() {
        Transformation bands = new Transformation.Bands(
                List.of(BigDecimal.valueOf(-5), new BigDecimal("49.5"), BigDecimal.valueOf(1000)));

        assertThat(bands.in("en")).isEqualTo("only the range: below -5, -5 to 49.5, 49.5 to 1000, 1000 and more");
        assertThat(bands.in("de-AT")).isEqualTo("nur die Spanne: unter -5, -5 bis 49,5, 49,5 bis 1000, ab 1000");
        assertThat(Transformation.Simple.MONTH.in("fr")).isEqualTo("only the month");
        assertThat(Stream.of(Transformation.Simple.values(), Transformation.Precision.values())
                        .flatMap(Stream::of)
                        .flatMap(word -> Stream.of(word.in("de"), word.in("en"))))
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{"));
    }

    @Test
    @Tag("GDPR-12")
    void who_handed_data_over_is_read_and_told() {
        Policy policy = SamplePolicy.changed(document -> ((ObjectNode) document.at("/dataCategories/0"))
                .put("origin", "received")
                .withObject("/source")
                .put("de", "der Auskunftei Beispiel")
                .put("en", "the Example credit agency"));

        assertThat(policy.dataCategory("purchase-history")
                        .orElseThrow()
                        .source()
                        .orElseThrow()
                        .in("en"))
                .isEqualTo("the Example credit agency");
        assertThat(policy.notice("de").text()).contains("(received)\n< der Auskunftei Beispiel\n");
    }

    @Test
    void the_content_hash_ignores_white_space_and_the_order_of_fields_but_no_content() {
        Policy policy = SamplePolicy.policy();
        String spaced = SamplePolicy.document().toPrettyString();

        assertThat(Policy.parse(spaced)).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(Policy.parse(policy.json()).contentHash()).isEqualTo(policy.contentHash());
        assertThat(SamplePolicy.changed(document -> document.put("version", 2)).contentHash())
                .isNotEqualTo(policy.contentHash());
    }

    @Test
    @Tag("GDPR-5.2")
    void a_notice_is_rebuilt_from_the_document_and_changes_with_every_word() {
        Policy policy = SamplePolicy.policy();
        Notice english = policy.notice("en");

        assertThat(english.text())
                .contains("Personalised offers", "What you bought", "Mailer GmbH (DE, processor)", "P180D");
        assertThat(Policy.parse(policy.json()).notice("en")).isEqualTo(english);
        assertThat(policy.notice("de").hash()).isNotEqualTo(english.hash());
        assertThat(policy.notice("fr").language()).isEqualTo("de");
        Policy other = Policy.parse(policy.json().replace("We choose offers", "We pick offers"));
        assertThat(other.notice("en").hash()).isNotEqualTo(english.hash());
    }

    private static Schema schema() {
        InputStream in = Objects.requireNonNull(Policy.class.getResourceAsStream("policy.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {})
                .getSchema(in, InputFormat.JSON);
    }
}
