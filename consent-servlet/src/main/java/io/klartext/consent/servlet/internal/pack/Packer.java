package io.klartext.consent.servlet.internal.pack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and texts in as few bytes as is simple; {@link Unpacker} reads them. */
public final class Packer {

    private static final int ROOM = 128;

    // not the JDK's stream of bytes: it takes a lock for each byte, which is a fifth of what a link costs
    private byte[] packed = new byte[ROOM];
    private int length;

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
            add((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        add((byte) rest);
        return this;
    }

    /**
     * Bytes of a length that the reader knows.
     *
     * @param bytes any bytes
     * @return this packer
     */
    public Packer bytes(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, packed, length, bytes.length);
        length += bytes.length;
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
        return number(utf8.length).bytes(utf8);
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
        return number(utf8.length).bytes(utf8);
    }

    private void add(byte b) {
        makeRoom(1);
        packed[length++] = b;
    }

    private void makeRoom(int more) {
        if (packed.length - length < more) {
            packed = Arrays.copyOf(packed, 2 * (length + more));
        }
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
        return Arrays.copyOf(packed, length);
    }
}
