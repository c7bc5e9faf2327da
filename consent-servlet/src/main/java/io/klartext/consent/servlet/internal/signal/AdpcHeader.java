package io.klartext.consent.servlet.internal.signal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code ADPC} header of a request says (Advanced Data Protection Control, unofficial draft, section 7.2 and 7.3):
 * members {@code consent}, {@code withdraw} and {@code object}, divided by commas or over several headers, each followed by
 * one identifier or by several in double quotes. What is not of that form is left out, member by member: whatever a broken
 * header wanted to say, the rest of it still counts.
 *
 * <p>A form of another site cannot send this header, and a script of another site only after a CORS preflight that asks for
 * it by name; so it needs no form token. A shop that answers preflights must not allow {@code ADPC} to other origins.
 *
 * @param consent the identifiers consented to
 * @param withdraw the identifiers withdrawn
 * @param withdrawAll whether everything else is withdrawn ({@code *})
 * @param object the objections
 */
record AdpcHeader(Set<String> consent, Set<String> withdraw, boolean withdrawAll, Set<String> object) {

    private static final String ALL = "*";
    private static final AdpcHeader SILENT = new AdpcHeader(Set.of(), Set.of(), false, Set.of());

    AdpcHeader {
        consent = Set.copyOf(consent);
        withdraw = Set.copyOf(withdraw);
        object = Set.copyOf(object);
    }

    static AdpcHeader of(HttpServletRequest request) {
        @Nullable Enumeration<String> lines = request.getHeaders("ADPC");
        return lines == null || !lines.hasMoreElements() ? SILENT : parse(Collections.list(lines));
    }

    static AdpcHeader parse(List<String> lines) {
        Set<String> consent = new HashSet<>();
        Set<String> withdraw = new HashSet<>();
        Set<String> object = new HashSet<>();
        for (String line : lines) {
            for (String member : members(line)) {
                int equals = member.indexOf('=');
                String name = equals < 0 ? "" : member.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                List<String> identifiers = equals < 0 ? List.of() : identifiers(member.substring(equals + 1));
                switch (name) {
                    case "consent" -> consent.addAll(identifiers);
                    case "withdraw" -> withdraw.addAll(identifiers);
                    case "object" -> object.addAll(identifiers);
                    default -> {
                        // Other members belong to later drafts.
                    }
                }
            }
        }
        boolean all = withdraw.remove(ALL);
        return new AdpcHeader(consent, withdraw, all, object);
    }

    boolean isSilent() {
        return consent.isEmpty() && withdraw.isEmpty() && !withdrawAll && object.isEmpty();
    }

    /** The parts between commas outside quotes; where a quote is never closed, a no behind it must not be lost. */
    private static List<String> members(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            return List.of(line.split(",", -1));
        }
        List<String> members = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                members.add(line.substring(start, i));
                start = i + 1;
            }
        }
        members.add(line.substring(start));
        return members;
    }

    /** One identifier as it is, several in quotes; anything else says nothing. */
    private static List<String> identifiers(String value) {
        String stripped = value.strip();
        boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
        String list = quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
        boolean several = list.chars().anyMatch(Character::isWhitespace);
        if (list.isEmpty() || list.contains("\"") || (several && !quoted)) {
            return List.of();
        }
        return List.of(list.split("\\s+"));
    }
}
