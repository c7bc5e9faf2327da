package io.klartext.consent.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a policy document strictly, and collects every problem instead of stopping at the first. */
final class PolicyReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Who said no is left alone for half a year where the policy does not say otherwise. */
    private static final Period ASK_AGAIN_AFTER = Period.ofMonths(6);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String source;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private List<String> languages = List.of();

    PolicyReader(String source) {
        this.source = source;
    }

    PolicyDocument read(String json) {
        PolicyDocument document = readAsFarAsPossible(json);
        failOnProblems();
        return document;
    }

    /** What was wrong so far, in the order of reading. */
    List<PolicyProblem> problems() {
        return List.copyOf(problems);
    }

    /** Reads with harmless stand-ins for whatever is wrong; throws only where there is no JSON object at all. */
    PolicyDocument readAsFarAsPossible(String json) {
        JsonNode tree = tree(json);
        DocumentPlace root = new DocumentPlace(tree, "", problems).object();
        failOnProblems();
        root.allowOnly(Set.of(
                "$schema",
                "version",
                "effectiveFrom",
                "languages",
                "controller",
                "purposes",
                "dataCategories",
                "recipients",
                "features",
                "changes",
                "texts"));
        languages = languages(root.field("languages"));
        List<DataCategory> categories = root.field("dataCategories").items().stream()
                .map(new DataReader(this::texts)::category)
                .toList();
        List<Recipient> recipients =
                root.field("recipients").items().stream().map(this::recipient).toList();
        List<Purpose> purposes =
                root.field("purposes").items().stream().map(this::purpose).toList();
        List<Feature> features =
                root.field("features").items().stream().map(this::feature).toList();
        PolicyDocument document = new PolicyDocument(
                version(root.field("version")),
                root.field("effectiveFrom")
                        .parsed(Instant::parse, Instant.EPOCH, "an instant such as 2026-11-01T00:00:00Z"),
                languages,
                controller(root.field("controller").object()),
                purposes,
                categories,
                recipients,
                features,
                changes(root.field("changes")),
                policyTexts(root.field("texts")),
                canonical(tree));
        new PolicyReferences(document, root).check();
        return document;
    }

    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            problems.add(new PolicyProblem(
                    "",
                    "is not JSON" + where + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "correct the syntax there; each field may stand once"));
            throw new PolicyException(source, problems);
        }
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new PolicyException(source, problems);
        }
    }

    private static String canonical(JsonNode tree) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read can be written", e);
        }
    }

    private static int version(DocumentPlace place) {
        if (!place.node().canConvertToInt()
                || !place.node().isIntegralNumber()
                || place.node().intValue() < 1) {
            place.problem(
                    place.isMissing() ? "missing" : "must be a whole number from 1", "number versions 1, 2, 3 ...");
        }
        return place.node().asInt(1);
    }

    private List<String> languages(DocumentPlace place) {
        List<String> codes = new ArrayList<>();
        for (DocumentPlace item : place.items()) {
            String code = item.text();
            if (!LANGUAGE.matcher(code).matches()) {
                item.problem("is not a language code", "write a code such as \"de\" or \"en\"");
            } else if (codes.contains(code)) {
                item.problem("the language stands twice", "remove one");
            }
            codes.add(code);
        }
        if (codes.isEmpty()) {
            place.problem("no language", "name at least one language, such as [\"de\", \"en\"]");
        }
        return codes;
    }

    private static Controller controller(DocumentPlace place) {
        place.allowOnly(Set.of("name", "address", "contact", "officer", "authority", "humanReview"));
        if (place.isMissing()) {
            return new Controller("?", "?", "?", Optional.empty(), "?", Optional.empty());
        }
        return new Controller(
                place.field("name").text(),
                place.field("address").text(),
                place.field("contact").text(),
                place.field("officer").optionalText(),
                place.field("authority").text(),
                place.field("humanReview").optionalText());
    }

    private Purpose purpose(DocumentPlace listed) {
        DocumentPlace place = listed.object();
        place.allowOnly(Set.of(
                "id",
                "legalBasis",
                "profiling",
                "directMarketing",
                "title",
                "description",
                "data",
                "recipients",
                "retention",
                "consentLifetime",
                "automatedDecision",
                "listensTo",
                "interest",
                "logic",
                "askAgainAfter",
                "whenUnavailable",
                "minimise",
                "mapsTo"));
        Profiling profiling = place.field("profiling").word(Profiling.class, Profiling.NONE);
        Set<BrowserSignal> signals = new HashSet<>();
        place.field("listensTo").items().forEach(item -> signals.add(item.word(BrowserSignal.class)));
        return new Purpose(
                PurposeId.of(id(place.field("id"))),
                place.field("legalBasis").word(LegalBasis.class),
                profiling,
                place.field("directMarketing").flag(profiling == Profiling.ADVERTISING),
                texts(place.field("title")),
                texts(place.field("description")),
                words(place.field("data")),
                words(place.field("recipients")),
                amount(place.field("retention")),
                place.field("consentLifetime").isMissing()
                        ? Optional.empty()
                        : Optional.of(amount(place.field("consentLifetime"))),
                place.field("automatedDecision").flag(false),
                signals,
                optionalTexts(place.field("interest")),
                optionalTexts(place.field("logic")),
                place.field("askAgainAfter").isMissing() ? ASK_AGAIN_AFTER : amount(place.field("askAgainAfter")),
                place.field("whenUnavailable").word(Purpose.WhenUnavailable.class, Purpose.WhenUnavailable.DENY),
                DataReader.minimise(place.field("minimise")),
                mappings(place.field("mapsTo")));
    }

    private Recipient recipient(DocumentPlace listed) {
        DocumentPlace place = listed.object();
        place.allowOnly(Set.of("id", "name", "country", "role", "contract", "transfer", "certification"));
        String country = place.field("country").text();
        if (!COUNTRY.matcher(country).matches()) {
            place.field("country").problem("is not a country code", "write two capital letters, such as \"DE\"");
        }
        Map<String, LocalDate> certificates = new HashMap<>();
        place.field("certification")
                .fields()
                .forEach(field -> certificates.put(
                        field.name(), field.parsed(LocalDate::parse, LocalDate.EPOCH, "a date such as 2027-05-01")));
        return new Recipient(
                id(place.field("id")),
                place.field("name").text(),
                country,
                place.field("role").word(Recipient.Role.class),
                place.field("contract").optionalText(),
                place.field("transfer").isMissing()
                        ? Optional.empty()
                        : Optional.of(place.field("transfer").word(TransferGround.class)),
                certificates);
    }

    private Feature feature(DocumentPlace listed) {
        DocumentPlace place = listed.object();
        place.allowOnly(Set.of("id", "needs"));
        return new Feature(
                id(place.field("id")),
                place.field("needs").items().stream()
                        .map(item -> PurposeId.of(id(item)))
                        .toList());
    }

    private static Map<PurposeId, DeclaredChange> changes(DocumentPlace place) {
        Map<PurposeId, DeclaredChange> changes = new LinkedHashMap<>();
        for (DocumentPlace field : place.fields()) {
            if (PurposeId.isValid(field.name())) {
                changes.put(PurposeId.of(field.name()), field.word(DeclaredChange.class));
            } else {
                field.problem("is not a purpose id", "name a purpose of this policy");
            }
        }
        return changes;
    }

    private Map<PolicyText, LocalizedText> policyTexts(DocumentPlace place) {
        if (place.isMissing()) {
            return Map.of();
        }
        place.object()
                .allowOnly(Stream.of(PolicyText.values()).map(PolicyText::field).collect(Collectors.toSet()));
        Map<PolicyText, LocalizedText> texts = new EnumMap<>(PolicyText.class);
        for (PolicyText which : PolicyText.values()) {
            optionalTexts(place.field(which.field())).ifPresent(text -> texts.put(which, text));
        }
        return texts;
    }

    private static Map<String, List<String>> mappings(DocumentPlace place) {
        Map<String, List<String>> mappings = new LinkedHashMap<>();
        for (DocumentPlace field : place.fields()) {
            List<DocumentPlace> values = field.node().isArray() ? field.items() : List.of(field);
            mappings.put(
                    field.name(),
                    values.stream()
                            .map(value -> value.node().isIntegralNumber()
                                    ? value.node().asText()
                                    : value.text())
                            .toList());
        }
        return mappings;
    }

    /** A text in every language of the policy, and in no other. */
    private LocalizedText texts(DocumentPlace listed) {
        DocumentPlace place = listed.object();
        if (!languages.isEmpty()) {
            place.allowOnly(Set.copyOf(languages));
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (String language : languages) {
            byLanguage.put(
                    language, place.isMissing() ? "?" : place.field(language).text());
        }
        return new LocalizedText(byLanguage.isEmpty() ? Map.of("?", "?") : byLanguage);
    }

    private Optional<LocalizedText> optionalTexts(DocumentPlace place) {
        return place.isMissing() ? Optional.empty() : Optional.of(texts(place));
    }

    static List<String> words(DocumentPlace place) {
        return place.items().stream().map(DocumentPlace::text).toList();
    }

    static String id(DocumentPlace place) {
        String id = place.text();
        if (ID.matcher(id).matches()) {
            return id;
        }
        place.problem("is not an id", "write 1 to 64 lower-case letters, digits and hyphens, first a letter");
        return "invalid";
    }

    private static TemporalAmount amount(DocumentPlace place) {
        return place.parsed(
                PolicyTimes::parse,
                Period.ZERO,
                "a time that is not negative and at most 200 years, such as P180D, P12M or PT0S");
    }
}
