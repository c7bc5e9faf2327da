package io.klartext.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.policy.LegalBasis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records against the tables of the Data Privacy Vocabulary 2.3 and the examples of its guide to ISO/IEC TS 27560. Runs with
 * {@code -Dklartext.vectors=DIR} only, where the folder holds {@code dpv-2.3} and {@code dpv-27560-examples}.
 */
class DpvVectors {

    private static final Path VECTORS =
            Path.of(Objects.requireNonNull(System.getProperty("klartext.vectors"), "run with -Dklartext.vectors=DIR"));
    private static final Path EXAMPLES = VECTORS.resolve("dpv-27560-examples");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*:[A-Za-z0-9-]+");

    /**
     * The required fields of the guide's table "ISO 27560:2023, EU GDPR, and DPV" (https://w3id.org/dpv/guides/consent-27560),
     * required there by ISO/IEC TS 27560 or the GDPR, and where they stand in a record.
     */
    private static final Map<String, String> REQUIRED = required();

    private static Map<String, String> required() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("schema version", "/dct:conformsTo");
        fields.put("record id", "/dct:identifier");
        fields.put("pii principal id", "/dpv:hasDataSubject/dct:identifier");
        fields.put("privacy notice", "/dpv:hasNotice");
        fields.put("language", "/dpv:hasNotice/0/dct:language");
        fields.put("purpose", "/dpv:hasProcess/0/dpv:hasPurpose");
        fields.put("lawful basis", "/dpv:hasProcess/0/dpv:hasLegalBasis");
        fields.put("pii information", "/dpv:hasProcess/0/dpv:hasPersonalData");
        fields.put("pii controllers", "/dpv:hasProcess/0/dpv:hasDataController");
        fields.put("collection method", "/dpv:hasProcess/0/dpv:hasPersonalData/0/klartext:origin");
        fields.put("processing method", "/dpv:hasProcess/0/dpv:hasProcessing");
        fields.put("storage locations", "/dpv:hasProcess/0/dpv:hasStorageCondition/0/dpv:hasLocation");
        fields.put("retention period", "/dpv:hasProcess/0/dpv:hasStorageCondition/1/dpv:hasDuration");
        fields.put("processing location", "/dpv:hasEntity/1/dpv:hasLocation");
        fields.put("jurisdiction", "/dpv:hasJurisdiction");
        fields.put("recipient third parties", "/dpv:hasProcess/0/dpv:hasRecipient");
        fields.put("withdrawal method", "/dpv:hasConsentControl/dpv:isExercisedAt");
        fields.put("privacy rights", "/dpv:hasProcess/0/dpv:hasRight");
        fields.put("authority party", "/dpv:hasEntity/0/dpv:hasAuthority");
        fields.put("pii type", "/dpv:hasProcess/0/dpv:hasPersonalData/0/@type");
        fields.put("special pii category", "/dpv:hasProcess/1/dpv:hasPersonalData/0/@type");
        fields.put("party id", "/dpv:hasEntity/0/@id");
        fields.put("party address", "/dpv:hasEntity/0/dpv:hasAddress");
        fields.put("party name", "/dpv:hasEntity/0/dpv:hasName");
        fields.put("party role", "/dpv:hasEntity/0/@type");
        fields.put("party contact", "/dpv:hasEntity/0/dpv:hasContact");
        fields.put("party type", "/dpv:hasEntity/1/@type");
        fields.put("event time", "/dpv:hasConsentStatus/0/dpv:isIndicatedAtTime");
        fields.put("validity duration", "/dpv:hasConsentStatus/0/dpv:hasDuration");
        fields.put("entity id", "/dpv:hasConsentStatus/0/dpv:isIndicatedBy");
        fields.put("event type", "/dpv:hasConsentStatus/0/@type/1");
        fields.put("event state", "/dpv:hasConsentStatus/0/@type/0");
        return fields;
    }

    /** What the example of the required fields has and we do not write, and why. */
    private static final Map<String, String> NOT_WRITTEN = Map.of(
            "dct:coverage", "a notice counts until another version does: nobody knows the end when it is shown",
            "dpv:hasDataProcessor", "a processor is named among the recipients of the process, with that role");

    /** Terms of the vocabulary in modules of which the folder holds no table. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "dpv:hasAddress", "field table of the guide, party address",
            "dpv:hasContact", "field table of the guide, party contact",
            "dpv:hasAuthority", "field table of the guide, authority party",
            "dpv:GuardianOfDataSubject", "module entities, beside ParentOfDataSubject of example 37");

    private static final ConsentRecord RECORD = ReceiptShop.busy().record();
    private static final JsonNode TREE = RecordTrees.read(RECORD.json());

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.list(VECTORS.resolve(folder))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> examples() {
        List<Path> all = new ArrayList<>(files("dpv-27560-examples", ".json"));
        all.addAll(files("dpv-27560-examples", ".txt"));
        return all;
    }

    /** Why an example is no record of ours: it is one field or a few, shown by themselves, or no JSON at all. */
    private static String expectedRefusal(Path example) {
        String name = example.getFileName().toString();
        if (name.endsWith(".txt")) {
            return text(EXAMPLES.resolve("INDEX.tsv"))
                            .lines()
                            .anyMatch(line -> line.startsWith(name + "\t") && line.contains("duplicate key"))
                    ? "has a field twice in one object"
                    : "is not JSON";
        }
        return switch (name) {
            // Claims the very profile, and has its name and type alone.
            case "example-01-2.json" -> "/klartext:format: missing";
            // The profile without the GDPR's fields, receipts, and a profile of somebody else.
            case "example-01-1.json", "example-41-1.json", "example-41-2.json", "example-47-1.json" ->
                "/dct:conformsTo: names another profile";
            default -> "/dct:conformsTo: missing";
        };
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_example_is_refused_for_the_reason_that_is_listed(Path example) {
        RecordException refusal = catchThrowableOfType(RecordException.class, () -> ConsentRecord.parse(text(example)));

        assertThat(refusal).as(example.toString()).hasMessageContaining(expectedRefusal(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void we_read_json_as_strictly_as_the_index_says(Path example) {
        boolean strict = example.toString().endsWith(".json");
        JsonMapper reader = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        JsonProcessingException refusal =
                catchThrowableOfType(JsonProcessingException.class, () -> reader.readTree(text(example)));

        assertThat(refusal == null).as(example.toString()).isEqualTo(strict);
    }

    static List<String> requiredPlaces() {
        return List.copyOf(REQUIRED.values());
    }

    @ParameterizedTest
    @MethodSource("requiredPlaces")
    @Tag("GDPR-7.1")
    void every_required_field_is_written_and_a_record_without_it_is_refused(String place) {
        assertThat(TREE.at(place).isMissingNode()).as(place).isFalse();
        assertThat(TREE.at(place).isTextual() || !TREE.at(place).isEmpty()).isTrue();
        assertThat(catchThrowableOfType(
                        RecordException.class, () -> ConsentRecord.parse(RecordTrees.without(TREE, place))))
                .isNotNull();
    }

    @Test
    void every_field_of_the_example_of_required_fields_is_written() {
        Set<String> written = fields(RECORD.json());
        Set<String> wanted = fields(text(EXAMPLES.resolve("example-39-1.txt")));

        assertThat(wanted).hasSizeGreaterThan(20).contains("dpv:hasConsentControl");
        wanted.removeAll(NOT_WRITTEN.keySet());
        assertThat(written).containsAll(wanted);
    }

    private static Set<String> fields(String json) {
        Matcher fields = Pattern.compile("\"([^\"\\s]+)\"\\s*:").matcher(json);
        Set<String> names = new HashSet<>();
        while (fields.find()) {
            names.add(fields.group(1));
        }
        return names;
    }

    /** The names of all terms in the tables, with the prefixes of the guide. */
    private static Set<String> vocabulary() {
        Map<String, String> prefixes = Map.of(
                "https://w3id.org/dpv#", "dpv:",
                "https://w3id.org/dpv/legal/eu/gdpr#", "eu-gdpr:");
        Set<String> terms = new HashSet<>();
        for (Path table : files("dpv-2.3", ".csv")) {
            Matcher iri = Pattern.compile("\"(https://w3id.org/dpv[^\"#]*#)([^\";]+)\"")
                    .matcher(text(table));
            while (iri.find()) {
                String prefix = prefixes.get(iri.group(1));
                if (prefix != null) {
                    terms.add(prefix + iri.group(2));
                }
            }
        }
        for (Path example : examples()) {
            Matcher name = NAME.matcher(text(example));
            while (name.find()) {
                terms.add(name.group());
            }
        }
        return terms;
    }

    @Test
    void every_term_that_we_can_write_is_one_of_the_vocabulary() {
        Set<String> known = vocabulary();
        List<String> ours = Stream.of(Term.values())
                .map(Term::word)
                .filter(word -> !word.startsWith("@") && !word.startsWith("klartext:"))
                .toList();

        assertThat(ours).hasSizeGreaterThan(60);
        assertThat(ours.stream().filter(word -> !known.contains(word)))
                .containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
    }

    @Test
    void a_record_is_written_with_those_terms_alone() {
        Set<String> ours = Stream.of(Term.values()).map(Term::word).collect(Collectors.toSet());
        Set<String> others = new HashSet<>();
        for (String place : RecordTrees.pointers(TREE)) {
            String field = place.substring(place.lastIndexOf('/') + 1);
            String value = TREE.at(place).asText();
            Stream.of(field, value)
                    .filter(word -> NAME.matcher(word).matches() && !ours.contains(word))
                    .forEach(others::add);
        }

        assertThat(others)
                .allMatch(word -> word.startsWith("loc:") || DpvPurposes.isOne(word.substring("dpv:".length())));
        assertThat(others).contains("loc:AT", "dpv:PersonalisedAdvertising");
    }

    @Test
    void the_purposes_that_a_record_may_name_are_those_of_the_table() {
        Set<String> purposes = text(VECTORS.resolve("dpv-2.3/2.3__dpv__modules__purposes.csv"))
                .lines()
                .map(line -> line.split("\",\"", -1))
                .filter(row ->
                        row.length > 5 && row[1].equals("class") && row[5].equals("https://w3id.org/dpv#Purpose"))
                .map(row -> row[0].substring(1))
                .collect(Collectors.toSet());

        assertThat(DpvPurposes.names()).isEqualTo(purposes).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("bases")
    @Tag("GDPR-12")
    void the_rights_under_a_basis_are_those_of_the_vocabularys_mapping(LegalBasis basis) {
        Pattern row = Pattern.compile(
                "\"[^\"]+#" + RecordTerms.of(basis).word().substring("eu-gdpr:".length()) + "\",\"[^\"]+#([^\"]+)\"");
        Matcher rows = row.matcher(
                text(VECTORS.resolve("dpv-2.3/2.3__legal__eu__gdpr__modules__legal_basis_rights_mapping.csv")));
        Set<String> rights = new HashSet<>();
        while (rows.find()) {
            rights.add("eu-gdpr:" + rows.group(1));
        }

        assertThat(rights).isNotEmpty();
        assertThat(RecordTerms.rights(basis).stream().map(Term::word)).containsExactlyInAnyOrderElementsOf(rights);
    }

    static LegalBasis[] bases() {
        return LegalBasis.values();
    }

    @Test
    void the_profile_is_one_that_the_schema_defines() {
        String name = Term.PROFILE.substring(Term.PROFILE.indexOf('#') + 1);

        assertThat(text(VECTORS.resolve("dpv-2.3/schema__dpv-27560.ttl")))
                .contains("@prefix dpv-27560: <https://w3id.org/dpv/schema/dpv-27560#> .")
                .contains("dpv-27560:" + name + " a ");
        assertThat(text(EXAMPLES.resolve("example-01-2.json"))).contains("\"" + Term.PROFILE + "\"");
    }
}
