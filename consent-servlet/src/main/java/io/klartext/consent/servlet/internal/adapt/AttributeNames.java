package io.klartext.consent.servlet.internal.adapt;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The attributes whose values are kept while a tag is read: those that the parser needs and those that rules name. */
final class AttributeNames {

    private static final List<String> PARSER =
            List.of("color", "face", "size", "encoding", "src", "href", "type", "xlink:href");

    private final List<String> names;
    private final WordIndex index;

    AttributeNames(Collection<String> wanted) {
        Set<String> all = new LinkedHashSet<>(PARSER);
        wanted.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        names = List.copyOf(all);
        index = new WordIndex(names, true);
    }

    int size() {
        return index.size();
    }

    /** Which attribute is named here; -1 if nobody asks for it. */
    int slot(byte[] in, int from, int to) {
        return index.find(in, from, to);
    }

    int slot(String name) {
        return names.indexOf(name.toLowerCase(Locale.ROOT));
    }
}
