package io.klartext.examples.shop.invite;

import java.util.ArrayList;
import java.util.List;

/** Splits comma separated values into rows and cells; the separator is whichever the first line has most of. */
final class CsvReader {

    private final String text;
    private final char separator;

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    CsvReader(String text) {
        this.text = text;
        this.separator = separatorOf(text);
    }

    List<List<String>> rows() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                endCell();
            } else if (!quoted && (c == '\n' || c == '\r')) {
                endRow();
            } else {
                cell.append(c);
            }
        }
        endRow();
        return rows;
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        if (row.stream().anyMatch(value -> !value.isBlank())) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }

    private static char separatorOf(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }
}
