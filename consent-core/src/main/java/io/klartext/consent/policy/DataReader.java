package io.klartext.consent.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the data categories of a policy document, and what a purpose sees of their attributes. */
final class DataReader {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\[])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[])?)*");

    /** Beyond it a limit is a slip of the pen, and its digits would fill the page that people read. */
    private static final BigDecimal HIGHEST_LIMIT = BigDecimal.valueOf(1_000_000_000_000L);

    private static final int MOST_DECIMALS = 6;

    private static final Map<String, Transformation> BY_WORD =
            new TreeMap<>(Stream.of(Transformation.Simple.values(), Transformation.Precision.values())
                    .flatMap(Stream::of)
                    .collect(Collectors.toMap(DocumentWord::word, Transformation.class::cast)));

    private static final String ONE_OF = "use one of: " + String.join(", ", BY_WORD.keySet()) + ", or a list of limits";

    private final Function<DocumentPlace, LocalizedText> texts;

    DataReader(Function<DocumentPlace, LocalizedText> texts) {
        this.texts = texts;
    }

    DataCategory category(DocumentPlace listed) {
        DocumentPlace place = listed.object();
        place.allowOnly(Set.of("id", "title", "attributes", "origin", "source", "special", "thirdPersons"));
        List<DocumentPlace> attributes = place.field("attributes").items();
        if (attributes.isEmpty()) {
            place.field("attributes").problem("no attribute", "name the paths, such as [\"orders[].sku\"]");
        }
        for (DocumentPlace attribute : attributes) {
            if (!ATTRIBUTE.matcher(attribute.text()).matches()) {
                attribute.problem("is not an attribute path", "write a path such as \"orders[].sku\"");
            }
        }
        DocumentPlace source = place.field("source");
        return new DataCategory(
                PolicyReader.id(place.field("id")),
                texts.apply(place.field("title")),
                PolicyReader.words(place.field("attributes")),
                place.field("origin").word(Origin.class),
                source.isMissing() ? Optional.empty() : Optional.of(texts.apply(source)),
                place.field("special").flag(false),
                place.field("thirdPersons").flag(false));
    }

    /** What a purpose sees, by attribute; whether it reads the attribute at all is checked with the references. */
    static Map<String, Transformation> minimise(DocumentPlace place) {
        Map<String, Transformation> minimise = new LinkedHashMap<>();
        if (!place.isMissing()) {
            place.object().fields().forEach(field -> minimise.put(field.name(), transformation(field)));
        }
        return minimise;
    }

    private static Transformation transformation(DocumentPlace place) {
        if (place.node().isArray()) {
            return bands(place);
        }
        Transformation transformation =
                place.node().isTextual() ? BY_WORD.get(place.node().textValue()) : null;
        if (transformation == null) {
            place.problem(
                    place.node().isTextual()
                            ? "unknown word \"" + place.node().textValue() + "\""
                            : "must be a text or a list, found " + place.kind(),
                    ONE_OF);
            return Transformation.Simple.DROP;
        }
        return transformation;
    }

    private static Transformation bands(DocumentPlace place) {
        List<BigDecimal> limits = new ArrayList<>();
        boolean good = true;
        for (DocumentPlace item : place.items()) {
            Optional<BigDecimal> limit = limit(item);
            if (limit.isPresent() && !limits.isEmpty() && limit.get().compareTo(limits.get(limits.size() - 1)) <= 0) {
                item.problem("the limits of bands rise", "sort them, each once");
                good = false;
            }
            good &= limit.isPresent();
            limit.ifPresent(limits::add);
        }
        if (limits.isEmpty() && good) {
            place.problem("no limit", "name the limits of the bands, such as [20, 50, 100]");
        }
        return good && !limits.isEmpty() ? new Transformation.Bands(limits) : Transformation.Simple.DROP;
    }

    private static Optional<BigDecimal> limit(DocumentPlace place) {
        if (!place.node().isNumber()) {
            place.problem("must be a number, found " + place.kind(), "write a limit such as 20");
            return Optional.empty();
        }
        BigDecimal limit = place.node().decimalValue().stripTrailingZeros();
        if (limit.abs().compareTo(HIGHEST_LIMIT) > 0 || limit.scale() > MOST_DECIMALS) {
            place.problem("is no limit of an amount", "stay within a trillion, with up to six decimals");
            return Optional.empty();
        }
        return Optional.of(limit);
    }
}
