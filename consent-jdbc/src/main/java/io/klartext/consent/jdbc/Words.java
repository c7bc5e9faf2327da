package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.policy.DocumentWord;
import io.klartext.consent.policy.PurposeId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        int count = in.readInt();
        if (count < 0) {
            throw new UnknownWord();
        }
        for (int left = count; left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void purposes(DataOutputStream out, List<PurposeId> purposes) throws IOException {
        texts(out, purposes.stream().map(PurposeId::value).toList());
    }

    static List<PurposeId> purposes(DataInputStream in) throws IOException {
        return texts(in).stream().map(PurposeId::of).toList();
    }

    static void actor(DataOutputStream out, Actor actor) throws IOException {
        text(out, actor.kind().name());
        text(out, actor.id());
    }

    static Actor actor(DataInputStream in) throws IOException {
        return new Actor(Actor.Kind.valueOf(text(in)), text(in));
    }

    static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(out, text.get());
        }
    }

    static Optional<String> optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }

    /** Exact, however far away: what is encrypted is never compared in SQL. */
    static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant instant(DataInputStream in) throws IOException {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnknownWord();
        }
    }

    /** What a newer version wrote behind what this one knows must not be passed over: it may change the meaning. */
    static void end(DataInputStream in) throws IOException {
        if (in.available() > 0) {
            throw new UnknownWord();
        }
    }
}
