package io.klartext.consent.jdbc;

import io.klartext.consent.policy.DocumentWord;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes the parts of packed values: texts of any length, and constants by their stable words. */
final class Words {

    /** A value was written by a newer version of the library, or is damaged. */
    static final class UnknownWord extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownWord() {
            super("a word that this version does not know");
        }
    }

    private Words() {}

    static <T extends Enum<T> & DocumentWord> @Nullable T find(Class<T> type, @Nullable String word) {
        for (T constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        return null;
    }

    static <T extends Enum<T> & DocumentWord> T read(DataInputStream in, Class<T> type) throws IOException {
        T found = find(type, text(in));
        if (found == null) {
            throw new UnknownWord();
        }
        return found;
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = Texts.utf8(text);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException();
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static void all(DataOutputStream out, Set<? extends DocumentWord> words) throws IOException {
        out.writeByte(words.size());
        for (DocumentWord word : words) {
            text(out, word.word());
        }
    }

    static <T extends Enum<T> & DocumentWord> Set<T> all(DataInputStream in, Class<T> type) throws IOException {
        Set<T> words = new HashSet<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            words.add(read(in, type));
        }
        return words;
    }
}
