package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The attributes whose values are kept while a tag is read: those that the parser needs and those that rules name. */
final class AttributeNames {

    private static final List<String> PARSER =
            List.of("color", "face", "size", "encoding", "src", "href", "xlink:href");

    private final List<String> names;
    private final byte[][] bytes;
    /** By how long a name is and how it begins: the first slot of such names, counted from 1, and then the next. */
    private final int[] first = new int[64 * 32];

    private final int[] next;

    AttributeNames(Collection<String> wanted) {
        Set<String> all = new LinkedHashSet<>(PARSER);
        wanted.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        names = List.copyOf(all);
        bytes = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        next = new int[bytes.length];
        for (int slot = 0; slot < bytes.length; slot++) {
            int beginning = beginning(bytes[slot][0], bytes[slot].length);
            next[slot] = first[beginning];
            first[beginning] = slot + 1;
        }
    }

    private static int beginning(byte first, int length) {
        return ((length & 63) << 5) | (first & 31);
    }

    int size() {
        return bytes.length;
    }

    /** Which attribute is named here; -1 if nobody asks for it. */
    int slot(byte[] in, int from, int to) {
        int slot = first[beginning(in[from], to - from)] - 1;
        while (slot >= 0 && !Ascii.equals(bytes[slot], in, from, to)) {
            slot = next[slot] - 1;
        }
        return slot;
    }

    int slot(String name) {
        return names.indexOf(name.toLowerCase(Locale.ROOT));
    }
}
