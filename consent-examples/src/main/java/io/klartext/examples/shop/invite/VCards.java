package io.klartext.examples.shop.invite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads vCard 2.1, 3.0 and 4.0 as phones and mail programs write them: folded lines, groups ({@code item1.EMAIL}),
 * parameters in quotes, quoted-printable, escaped commas, {@code tel:} and {@code mailto:} addresses. Everything that is
 * no name, address or number is skipped, photographs before all.
 */
final class VCards {

    private final List<Contact> contacts = new ArrayList<>();
    private String formattedName = "";
    private String structuredName = "";
    private final List<String> emails = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();

    private VCards() {}

    static List<Contact> read(String text) {
        VCards cards = new VCards();
        for (String line : unfold(text)) {
            cards.line(line);
        }
        return cards.contacts;
    }

    private void line(String line) {
        int colon = endOfName(line);
        if (colon < 0) {
            return;
        }
        String head = line.substring(0, colon).toUpperCase(Locale.ROOT);
        String name = head.substring(0, head.indexOf(';') < 0 ? head.length() : head.indexOf(';'));
        String property = name.substring(name.lastIndexOf('.') + 1).strip();
        String raw = line.substring(colon + 1).strip();
        String value = head.contains("QUOTED-PRINTABLE") ? quotedPrintable(raw, charset(head)) : raw;
        switch (property) {
            case "BEGIN" -> clear();
            case "FN" -> formattedName = unescape(value).strip();
            case "N" -> structuredName = fromParts(value);
            case "EMAIL" -> addTo(emails, withoutScheme(unescape(value), "mailto:"));
            case "TEL" -> addTo(phones, withoutScheme(unescape(value), "tel:"));
            case "END" -> finish();
            default -> {
                // Birthdays, photographs and street addresses are not needed, so they are not read.
            }
        }
    }

    private void finish() {
        if (!emails.isEmpty() || !phones.isEmpty()) {
            contacts.add(Contact.of(formattedName.isEmpty() ? structuredName : formattedName, emails, phones));
        }
        clear();
    }

    private void clear() {
        formattedName = "";
        structuredName = "";
        emails.clear();
        phones.clear();
    }

    private static void addTo(List<String> list, String value) {
        if (!value.isBlank()) {
            list.add(value.strip());
        }
    }

    /** Joins lines that were folded: by a space at the start of the next, or by "=" at the end in quoted-printable. */
    private static List<String> unfold(String text) {
        List<String> lines = new ArrayList<>();
        boolean softBreak = false;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            int last = lines.size() - 1;
            if (softBreak) {
                String before = lines.get(last);
                lines.set(last, before.substring(0, before.length() - 1) + line.stripLeading());
            } else if (last >= 0 && !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                lines.set(last, lines.get(last) + line.substring(1));
            } else {
                lines.add(line);
            }
            String now = lines.get(lines.size() - 1);
            softBreak = now.endsWith("=") && now.toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE");
        }
        return lines;
    }

    /** The colon after the name and its parameters; a colon inside quotes belongs to a parameter. */
    private static int endOfName(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String fromParts(String value) {
        String[] parts = value.split("(?<!\\\\);", -1);
        String family = unescape(parts[0]).strip();
        String given = parts.length > 1 ? unescape(parts[1]).strip() : "";
        return (given + " " + family).strip();
    }

    private static String withoutScheme(String value, String scheme) {
        boolean has = value.regionMatches(true, 0, scheme, 0, scheme.length());
        return has ? value.substring(scheme.length()) : value;
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                plain.append(next == 'n' || next == 'N' ? ' ' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Charset charset(String head) {
        return head.contains("ISO-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static String quotedPrintable(String value, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' && i + 2 < value.length() && isHex(value.charAt(i + 1)) && isHex(value.charAt(i + 2))) {
                bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(charset));
            }
        }
        return bytes.toString(charset);
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0;
    }
}
