package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * Finds a word among those that anybody asks for by how long it is and how it begins: most words of a page differ in that
 * from all of them, so it hardly matters how many those are. Immutable.
 */
final class WordIndex {

    static final int NONE = -1;

    private final byte[][] words;
    private final boolean anyCase;
    /** By length and beginning: the first of such words, counted from 1, and then the next. */
    private final int[] first = new int[64 * 32];

    private final int[] next;

    /**
     * An index of words.
     *
     * @param words the words, none of them empty; what is found is which of them it is, in their order
     * @param anyCase whether ASCII letters may be small or not; the words are in small letters then
     */
    WordIndex(Collection<String> words, boolean anyCase) {
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.anyCase = anyCase;
        this.next = new int[this.words.length];
        for (int i = 0; i < next.length; i++) {
            int kind = kind(this.words[i][0], this.words[i].length);
            next[i] = first[kind];
            first[kind] = i + 1;
        }
    }

    private static int kind(byte first, int length) {
        return ((length & 63) << 5) | (first & 31);
    }

    int size() {
        return words.length;
    }

    /** Which word stands here, in a run of at least one byte; {@link #NONE} if it is none of them. */
    int find(byte[] in, int from, int to) {
        int found = first[kind(in[from], to - from)] - 1;
        while (found > NONE && !same(words[found], in, from, to)) {
            found = next[found] - 1;
        }
        return found;
    }

    private boolean same(byte[] word, byte[] in, int from, int to) {
        return anyCase ? Ascii.equals(word, in, from, to) : Arrays.equals(word, 0, word.length, in, from, to);
    }
}
