package io.klartext.consent.servlet.internal.adapt;

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
    private final long[] hashes;

    AttributeNames(Collection<String> wanted) {
        Set<String> all = new LinkedHashSet<>(PARSER);
        wanted.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        names = List.copyOf(all);
        hashes = names.stream().mapToLong(Kind::hash).toArray();
    }

    int size() {
        return hashes.length;
    }

    int slot(long hash) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash) {
                return i;
            }
        }
        return -1;
    }

    int slot(String name) {
        return names.indexOf(name.toLowerCase(Locale.ROOT));
    }
}
