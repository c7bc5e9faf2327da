package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.CharacterReferences.Decoded;
import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Compares the values of attributes, decoded as a browser decodes them. Plain ASCII, which is nearly everything, is compared
 * as it stands.
 */
final class Values {

    private Charset charset;

    Values(Charset charset) {
        this.charset = charset;
    }

    /** A byte order mark says more than the header. */
    void charset(Charset other) {
        charset = other;
    }

    Decoded decoded(Tag tag, int slot) {
        return CharacterReferences.decode(
                text(ByteBuffer.wrap(tag.bytes, tag.from(slot), tag.to(slot) - tag.from(slot))));
    }

    /**
     * Where no header names a charset, the container says ISO 8859-1, and a browser goes by what the page says of itself, which
     * is nearly always UTF-8. Text of the one is hardly ever valid text of the other.
     */
    private String text(ByteBuffer bytes) {
        if (charset.equals(PageCharset.WINDOWS_1252)) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(bytes.slice()).toString();
            } catch (CharacterCodingException e) {
                // It is what the container says.
            }
        }
        return charset.decode(bytes).toString();
    }

    boolean meets(Tag tag, int slot, Comparison comparison, TestValue wanted, boolean lenient) {
        if (comparison == Comparison.PRESENT) {
            return true;
        }
        byte @Nullable [] ascii = wanted.ascii;
        int from = tag.from(slot);
        int to = tag.to(slot);
        if (!Bytes.plain(tag.bytes, from, to)) {
            return meetsDecoded(decoded(tag, slot), comparison, wanted.text, lenient);
        }
        if (ascii == null) {
            return false;
        }
        return switch (comparison) {
            case EQUAL -> to - from == ascii.length && at(tag.bytes, from, ascii);
            case STARTS -> to - from >= ascii.length && at(tag.bytes, from, ascii);
            default -> word(tag.bytes, from, to, ascii);
        };
    }

    private static boolean at(byte[] bytes, int from, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean word(byte[] bytes, int from, int to, byte[] wanted) {
        if (wanted.length == 0) {
            return false;
        }
        int last = to - wanted.length;
        for (int at = Bytes.find(wanted[0], bytes, from, to);
                at <= last;
                at = Bytes.find(wanted[0], bytes, at + 1, to)) {
            int end = at + wanted.length;
            boolean whole = (at == from || Ascii.space(bytes[at - 1])) && (end == to || Ascii.space(bytes[end]));
            if (whole && at(bytes, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meetsDecoded(Decoded value, Comparison comparison, String wanted, boolean lenient) {
        String text = value.text();
        boolean unsure = lenient && !value.certain();
        return switch (comparison) {
            case EQUAL -> unsure ? wanted.startsWith(text) : value.certain() && text.equals(wanted);
            case STARTS -> text.startsWith(wanted) || (unsure && wanted.startsWith(text));
            default -> unsure || hasWord(text, wanted);
        };
    }

    private static boolean hasWord(String text, String wanted) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Ascii.space(text.charAt(i))) {
                if (i > start && text.substring(start, i).equals(wanted)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
