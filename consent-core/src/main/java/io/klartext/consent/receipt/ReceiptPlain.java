package io.klartext.consent.receipt;

/** A receipt as plain text. */
final class ReceiptPlain {

    private ReceiptPlain() {}

    static String text(Receipt receipt, String language) {
        ReceiptWords words = ReceiptWords.in(language);
        StringBuilder out = new StringBuilder(words.say("title")).append("\n\n");
        for (ReceiptRows.Row row : ReceiptRows.of(receipt, words)) {
            out.append(row.label()).append(":\n");
            row.values().forEach(value -> indented(out, value));
        }
        out.append('\n').append(words.say("text")).append(":\n");
        indented(out, receipt.shown().notice().text());
        return out.toString();
    }

    /** Each line is set in, so that no text can pass for a label of the receipt. */
    private static void indented(StringBuilder out, String text) {
        text.lines().forEach(line -> out.append("  ").append(line).append('\n'));
    }
}
