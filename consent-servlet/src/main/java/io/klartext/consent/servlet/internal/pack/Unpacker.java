package io.klartext.consent.servlet.internal.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link Packer} wrote. What it reads was authenticated before; bytes that still make no sense, because they
 * come from another version, are an {@link IllegalArgumentException}.
 */
public final class Unpacker {

    private final ByteBuffer in;

    /**
     * Reads these bytes.
     *
     * @param bytes what was packed
     */
    public Unpacker(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /**
     * A number.
     *
     * @return 0 or more
     */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = bytes(1)[0];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A packed number is too long");
    }

    /**
     * A number that is an index.
     *
     * @return 0 or more
     */
    public int index() {
        long value = number();
        if (value > Short.MAX_VALUE) {
            throw new IllegalArgumentException("A packed index is too high");
        }
        return (int) value;
    }

    /**
     * Bytes of a known length.
     *
     * @param length how many
     * @return the bytes
     */
    public byte[] bytes(int length) {
        if (length > in.remaining()) {
            throw new IllegalArgumentException("Packed bytes end too early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /**
     * A text.
     *
     * @return the text
     */
    public String text() {
        return new String(bytes(index()), StandardCharsets.UTF_8);
    }

    /**
     * Whether all was read.
     *
     * @return true at the end
     */
    public boolean isAtEnd() {
        return !in.hasRemaining();
    }
}
