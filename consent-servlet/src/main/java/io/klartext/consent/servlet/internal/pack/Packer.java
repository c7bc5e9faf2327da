package io.klartext.consent.servlet.internal.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts in as few bytes as is simple; {@link Unpacker} reads them. */
public final class Packer {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * A number of 0 or more: seven bits per byte, the lowest first.
     *
     * @param value 0 or more
     * @return this packer
     */
    public Packer number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("Only numbers from 0 can be packed");
        }
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /**
     * Bytes of a length that the reader knows.
     *
     * @param bytes any bytes
     * @return this packer
     */
    public Packer bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /**
     * A text, cut at a character's end if it is longer than allowed.
     *
     * @param text any text
     * @param mostBytes how many bytes of UTF-8 it may take
     * @return this packer
     */
    public Packer text(String text, int mostBytes) {
        byte[] utf8 = utf8(text, mostBytes);
        number(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    /**
     * A text that is worth nothing if it is cut.
     *
     * @param text any text
     * @param mostBytes how many bytes of UTF-8 it may take
     * @return this packer
     * @throws IllegalArgumentException if it takes more
     */
    public Packer whole(String text, int mostBytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > mostBytes) {
            throw new IllegalArgumentException("A text is longer than " + mostBytes + " bytes and must not be cut");
        }
        number(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    private static byte[] utf8(String text, int mostBytes) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        return whole.length <= mostBytes ? whole : cut(text, mostBytes);
    }

    private static byte[] cut(String text, int mostBytes) {
        ByteBuffer room = ByteBuffer.allocate(mostBytes);
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        encoder.encode(CharBuffer.wrap(text), room, true);
        byte[] utf8 = new byte[room.position()];
        room.flip().get(utf8);
        return utf8;
    }

    /**
     * What was packed.
     *
     * @return the bytes so far
     */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
