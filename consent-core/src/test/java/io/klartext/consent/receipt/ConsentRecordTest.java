package io.klartext.consent.receipt;

import static io.klartext.consent.receipt.ReceiptShop.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.GivenChoice;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentRecordTest {

    private static final ConsentRecord RECORD = ReceiptShop.busy().record();
    private static final JsonNode TREE = RecordTrees.read(RECORD.json());

    /** Enough choices to hold every kind of field, for the tests that break every place. */
    private static final ConsentRecord SMALL = new ConsentRecord(List.of(
            RECORD.receipts().get(0),
            RECORD.receipts().get(1),
            RECORD.receipts().get(6)));

    private static final JsonNode SMALL_TREE = RecordTrees.read(SMALL.json());

    @Test
    @Tag("GDPR-20")
    void a_record_that_is_read_is_the_record_that_was_written() {
        ConsentRecord read = ConsentRecord.parse(RECORD.json());

        assertThat(read).isEqualTo(RECORD);
        assertThat(read.json()).isEqualTo(RECORD.json());
        assertThat(read.subject()).isEqualTo("customer 1842");
        assertThat(read.issuer()).isEqualTo(ReceiptShop.ISSUER);
    }

    @Test
    void the_order_of_fields_and_white_space_do_not_matter() {
        assertThat(ConsentRecord.parse(TREE.toString())).isEqualTo(RECORD);
    }

    @Test
    void the_same_choices_are_the_same_bytes_and_one_more_choice_is_another_record() {
        ReceiptShop shop = ReceiptShop.busy();

        assertThat(shop.record().json())
                .isEqualTo(RECORD.json())
                .doesNotContain("\r")
                .endsWith("}\n");
        shop.says(Choice.refused(ReceiptShop.HEALTH), shop.evidence("en"));
        assertThat(shop.record().id()).isNotEqualTo(RECORD.id());
    }

    @Test
    @Tag("GDPR-20")
    void the_choices_of_a_record_are_those_that_were_recorded_with_their_evidence() {
        ReceiptShop shop = ReceiptShop.busy();

        List<GivenChoice> recorded = shop.consents.history(ANNA).events().stream()
                .map(ChoiceEvent.class::cast)
                .map(GivenChoice::of)
                .toList();

        List<GivenChoice> read = ConsentRecord.parse(RECORD.json()).choices();
        assertThat(read)
                .extracting(GivenChoice::choice)
                .isEqualTo(recorded.stream().map(GivenChoice::choice).toList());
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("evidence.key")
                .isEqualTo(recorded);
    }

    @Test
    void a_receipt_alone_is_a_record_of_one_choice() {
        for (Receipt receipt : RECORD.receipts()) {
            assertThat(ConsentRecord.parse(receipt.json()).receipts()).containsExactly(receipt);
        }
    }

    /** What a policy may or may not say, and entries of lists of any length: a record without it is another one. */
    private static boolean mayLack(String place) {
        return place.matches(
                ".*/(klartext:(withdrawal|officer|humanReview|transfer|interest|surface|source|seen)|\\d+)");
    }

    @Test
    void a_record_that_lacks_a_field_is_refused() {
        for (String place : RecordTrees.pointers(SMALL_TREE)) {
            try {
                ConsentRecord read = ConsentRecord.parse(RecordTrees.without(SMALL_TREE, place));
                assertThat(mayLack(place)).as("%s was missing", place).isTrue();
                assertThat(read).as(place).isNotEqualTo(SMALL);
            } catch (RecordException refusal) {
                assertThat(refusal.problems())
                        .as(place)
                        .isNotEmpty()
                        .allSatisfy(problem ->
                                assertThat(problem.line()).contains(". Mend: ").doesNotContain("\n"));
            }
        }
    }

    @Test
    void another_kind_of_value_is_refused_wherever_it_stands() {
        for (String place : RecordTrees.pointers(SMALL_TREE)) {
            for (JsonNode other :
                    List.of(IntNode.valueOf(-7), TextNode.valueOf("anna@shop.example"), NullNode.getInstance())) {
                try {
                    ConsentRecord read = ConsentRecord.parse(RecordTrees.with(SMALL_TREE, place, other));
                    // A text that says anything makes another record; it never reads as the same one.
                    assertThat(other.isTextual()).as("%s took %s", place, other).isTrue();
                    assertThat(read).as(place).isNotEqualTo(SMALL);
                } catch (RecordException refusal) {
                    assertThat(refusal).as(place).hasMessageNotContaining("anna@");
                }
            }
        }
    }

    @Test
    void an_unknown_field_is_refused_wherever_it_stands() {
        for (String place : RecordTrees.pointers(SMALL_TREE)) {
            if (SMALL_TREE.at(place) instanceof ObjectNode object) {
                JsonNode changed = object.deepCopy().put("dpv:hasFun", true);

                assertThat(refused(RecordTrees.with(SMALL_TREE, place, changed)).problems())
                        .contains(new RecordProblem(place + "/dpv:hasFun", "unknown field here", "remove it"));
            }
        }
    }

    @Test
    void the_place_and_the_mend_are_told() {
        assertThat(refused(RecordTrees.without(TREE, "/dct:conformsTo")))
                .hasMessage("/dct:conformsTo: missing. Mend: add a text");
        assertThat(refused(RecordTrees.with(
                        TREE, "/dct:conformsTo", TextNode.valueOf(Term.PROFILE.replace("-eu-gdpr", "")))))
                .hasMessageContaining("another profile");
        assertThat(refused(RecordTrees.with(TREE, "/klartext:format", IntNode.valueOf(2))))
                .hasMessageContaining("update the library");
        assertThat(refused(RecordTrees.with(TREE, "/dpv:hasConsentStatus/0/klartext:process", TextNode.valueOf("#x"))))
                .hasMessageStartingWith("/dpv:hasConsentStatus/0/klartext:process: names nothing in this record");
        assertThat(refused(RecordTrees.with(TREE, "/dpv:hasNotice/0/klartext:text", TextNode.valueOf("Other"))))
                .hasMessageStartingWith("/dpv:hasNotice/0/klartext:hash: is not the hash of the text");
        assertThat(refused(RecordTrees.with(TREE, "/dpv:hasNotice/1/@id", TextNode.valueOf("#notice-1"))))
                .hasMessageContaining("stands twice");
        assertThat(refused(
                        RecordTrees.with(TREE, "/dpv:hasConsentStatus/3/klartext:choice", TextNode.valueOf("granted"))))
                .hasMessageContaining("can only be objected to");
        assertThat(refused(RecordTrees.with(TREE, "/dpv:hasConsentStatus/1/klartext:sequence", IntNode.valueOf(1))))
                .hasMessageStartingWith("/dpv:hasConsentStatus: ");
        assertThat(refused(
                        RecordTrees.with(TREE, "/dpv:hasConsentStatus/0/klartext:signals/0", TextNode.valueOf("adpc"))))
                .hasMessageContaining("use one of: gpc, dnt");
        assertThat(refused(RecordTrees.with(
                        TREE, "/dpv:hasProcess/0/dpv:hasLegalBasis/0", TextNode.valueOf("eu-gdpr:A6-1-d"))))
                .hasMessageContaining("use one of: eu-gdpr:A6-1-a");
        assertThat(refused(RecordTrees.with(
                        TREE, "/dpv:hasProcess/0/dpv:hasPurpose/skos:broader/0", TextNode.valueOf("dpv:MindReading"))))
                .hasMessageContaining("no purpose of the Data Privacy Vocabulary 2.3");
        assertThat(refused(RecordTrees.with(TREE, "/dpv:hasJurisdiction", TextNode.valueOf("DE"))))
                .hasMessageStartingWith("/dpv:hasJurisdiction: is no loc: term");
    }

    /** A state that contradicts the choice would be read as consent by others and as a refusal by us. */
    @Test
    @Tag("GDPR-25")
    void a_derived_field_cannot_say_something_else_than_what_is_imported() {
        String lie = RecordTrees.with(TREE, "/dpv:hasConsentStatus/2/@type", TextNode.valueOf("dpv:ConsentGiven"));

        assertThat(refused(lie).problems())
                .containsExactly(new RecordProblem(
                        "/dpv:hasConsentStatus/2/@type",
                        "does not follow from the rest of the record",
                        "give the record as it was written"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"x\"", "{}", "{", "{\"a\":1,}", "{'a':1}", "nonsense of anna"})
    void what_is_no_record_is_refused(String json) {
        assertThat(refused(json)).hasMessageContaining("Mend: ").hasMessageNotContaining("anna");
    }

    @Test
    void a_field_that_stands_twice_is_refused() {
        String twice = RECORD.json().replaceFirst("\\{", "{\"@type\": \"dpv:ConsentRecord\",");

        assertThat(refused(twice)).hasMessageContaining("has a field twice in one object at line ");
    }

    @Test
    void what_follows_a_record_is_refused() {
        assertThat(refused(RECORD.json() + "{}")).hasMessageContaining("is followed by something");
    }

    @Test
    void a_record_that_is_too_large_or_too_deep_is_refused_before_it_is_read() {
        assertThat(refused("[".repeat(RecordJson.DEEPEST + 1))).hasMessageContaining("deeper than 16 levels");
        assertThat(refused(" ".repeat(RecordJson.LONGEST + 1))).hasMessageContaining("5000000 characters");
        assertThat(refused("{\"" + "a".repeat(101) + "\":1}")).hasMessageContaining("too long");
        assertThat(refused("{\"a\":" + "1".repeat(30) + "}")).hasMessageContaining("too long");
    }

    @Test
    void a_record_is_of_one_person_in_order() {
        List<Receipt> receipts = RECORD.receipts();
        List<Receipt> reversed = new ArrayList<>(receipts);
        Collections.reverse(reversed);
        Receipt other = ReceiptShop.busy()
                .receipts()
                .record(ANNA, "somebody else")
                .orElseThrow()
                .receipts()
                .get(1);

        assertThatThrownBy(() -> new ConsentRecord(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new ConsentRecord(reversed)).hasMessageContaining("order of their sequence");
        assertThatThrownBy(() -> new ConsentRecord(List.of(receipts.get(0), other)))
                .hasMessageContaining("one person");
    }

    @Test
    void the_published_schema_accepts_every_record() {
        assertThat(schema().validate(
                                RECORD.json(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
        RECORD.receipts()
                .forEach(receipt -> assertThat(schema().validate(receipt.json(), InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void the_published_schema_refuses_what_lacks_a_required_field() {
        Schema schema = schema();
        for (String place : RecordTrees.pointers(SMALL_TREE)) {
            if (place.startsWith("/@context/") || place.matches(".*/(\\d+|dpv:hasConsentStatus/\\d+/dpv:hasRight)")) {
                continue; // That these are always the same, or follow from others, is for the reader to see.
            }
            boolean accepted = schema.validate(RecordTrees.without(SMALL_TREE, place), InputFormat.JSON)
                    .isEmpty();

            assertThat(accepted).as(place).isEqualTo(mayLack(place));
        }
    }

    /** Written anew with {@code -Dgolden=write}. */
    @Test
    void the_example_of_the_documentation_is_what_is_written() throws Exception {
        Path page = Path.of("..", "docs", "receipts.md");
        String documentation = Files.readString(page);
        int start = documentation.indexOf("```json\n") + "```json\n".length();
        int end = documentation.indexOf("```", start);
        String example = RECORD.receipts().get(2).json();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(page, documentation.substring(0, start) + example + documentation.substring(end));
            return;
        }

        assertThat(documentation.substring(start, end)).isEqualTo(example);
        assertThat(documentation).contains("`" + Term.PROFILE + "`");
        Stream.of(Term.values())
                .map(Term::word)
                .filter(word -> word.startsWith("klartext:"))
                .forEach(word -> assertThat(documentation).contains("`" + word + "`"));
    }

    private static RecordException refused(String json) {
        RecordException refusal = catchThrowableOfType(RecordException.class, () -> ConsentRecord.parse(json));
        assertThat(refusal).as("accepted: %s", json).isNotNull();
        return refusal;
    }

    private static Schema schema() {
        InputStream in = Objects.requireNonNull(ConsentRecord.class.getResourceAsStream("record.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {})
                .getSchema(in, InputFormat.JSON);
    }
}
