package io.klartext.consent.jdbc;

import io.klartext.consent.SubjectId;
import io.klartext.consent.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Texts as they go into the database. Half a surrogate pair has no UTF-8, and drivers write a question mark in its place:
 * two people would become one. So such a text is refused.
 */
final class Texts {

    private Texts() {}

    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new StoreException(
                    "A text holds half a character (an unpaired surrogate) and cannot be stored; nothing"
                            + " was written: make ids and texts of whole characters");
        }
    }

    /** The text itself, if it can be stored. */
    static String storable(String text) {
        utf8(text);
        return text;
    }

    /** A subject as one text: the kind before the value, so that no value looks like another kind. */
    static String externalId(SubjectId subject) {
        return (subject.kind() == SubjectId.Kind.ACCOUNT ? "a:" : "v:") + storable(subject.value());
    }

    static SubjectId subject(String externalId) {
        String value = externalId.substring(2);
        return externalId.startsWith("a:") ? SubjectId.account(value) : SubjectId.visitor(value);
    }
}
