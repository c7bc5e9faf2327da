package io.klartext.consent.it.duties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A duty of the law, as the table {@code duties.tsv} says it.
 *
 * @param tag the JUnit tag of tests that prove it, such as {@code GDPR-7.3}
 * @param law where it stands
 * @param status whether tests prove it
 * @param feature what meets it
 */
record Duty(String tag, String law, Status status, String feature) {

    /** Whether tests prove a duty. */
    enum Status {
        PLANNED,
        PROVEN
    }

    /** All duties, in the order of the table. */
    static List<Duty> all() {
        return table().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .map(cells -> new Duty(cells.get(0), cells.get(1), status(cells.get(2)), cells.get(3)))
                .toList();
    }

    private static String table() {
        try (InputStream table = Duty.class.getResourceAsStream("duties.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Status status(String word) {
        return switch (word) {
            case "planned" -> Status.PLANNED;
            case "proven" -> Status.PROVEN;
            default -> throw new IllegalArgumentException("duties.tsv: a duty is planned or proven, not " + word);
        };
    }
}
