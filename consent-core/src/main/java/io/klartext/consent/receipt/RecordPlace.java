package io.klartext.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.policy.DocumentWord;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A place in a record that is read. What is not as it must be ends the reading; values are never repeated. */
record RecordPlace(JsonNode node, String pointer) {

    RecordPlace at(Term name) {
        return new RecordPlace(node.path(name.word()), pointer + "/" + escaped(name.word()));
    }

    /** A field's name as JSON Pointer writes it (RFC 6901, section 3). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    RecordException problem(String message, String mend) {
        return new RecordException(pointer, message, mend);
    }

    private RecordPlace given(boolean asWanted, String wanted) {
        if (node.isMissingNode()) {
            throw problem("missing", "add " + wanted);
        }
        if (!asWanted) {
            throw problem("is not " + wanted, "write " + wanted);
        }
        return this;
    }

    RecordPlace object() {
        return given(node.isObject(), "an object");
    }

    String text() {
        return given(node.isTextual(), "a text").node.textValue();
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    Optional<String> optional() {
        return node.isMissingNode() ? Optional.empty() : Optional.of(text());
    }

    boolean flag() {
        return given(node.isBoolean(), "true or false").node.booleanValue();
    }

    long number() {
        return given(node.canConvertToLong() && node.isIntegralNumber(), "a whole number")
                .node
                .longValue();
    }

    List<RecordPlace> items() {
        given(node.isArray(), "a list");
        List<RecordPlace> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new RecordPlace(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    boolean is(Term term) {
        return node.isTextual() && node.textValue().equals(term.word());
    }

    /** A text with a meaning of its own, read by something that throws on a wrong form. */
    <T> T as(Function<String, T> reading, String form) {
        return made(() -> reading.apply(text()), "is not " + form, "write " + form);
    }

    /** What is made of several fields of this place. */
    <T> T made(Making<T> making, String message, String mend) {
        try {
            return making.make();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw problem(message, mend);
        }
    }

    /** A word that stands for a constant. */
    <E extends Enum<E> & DocumentWord> E word(Class<E> type) {
        String text = text();
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.word().equals(text))
                .findFirst()
                .orElseThrow(() -> problem(
                        "is an unknown word",
                        "use one of: "
                                + String.join(
                                        ", ",
                                        Stream.of(type.getEnumConstants())
                                                .map(DocumentWord::word)
                                                .toList())));
    }

    /** Makes something that refuses wrong forms. */
    @FunctionalInterface
    interface Making<T> {
        /** Makes it. */
        T make();
    }
}
