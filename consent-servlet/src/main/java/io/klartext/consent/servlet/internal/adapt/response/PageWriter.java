package io.klartext.consent.servlet.internal.adapt.response;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.BooleanSupplier;

/**
 * A writer over a stream in which text waits only while it may: the JDK's own encoding writer keeps 8 KiB, which are lost
 * where a container ends the response without closing the writer. Where nothing may wait it keeps no more than the first half
 * of a surrogate pair.
 */
final class PageWriter extends Writer {

    private static final int MOST_CHARS = 512;
    private static final int MOST_BYTES = 8192;

    private final OutputStream out;
    private final BooleanSupplier mayWait;
    private CharsetEncoder encoder;
    private final char[] chars = new char[MOST_CHARS];
    private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    private int count;

    /**
     * A writer.
     *
     * @param out where the bytes go
     * @param mayWait asked when text begins to wait
     * @param charset the encoding
     */
    PageWriter(OutputStream out, BooleanSupplier mayWait, Charset charset) {
        this.out = out;
        this.mayWait = mayWait;
        this.encoder = encoder(charset);
    }

    private static CharsetEncoder encoder(Charset charset) {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Goes on in another encoding, as a page may that begins anew. */
    void encodeIn(Charset charset) throws IOException {
        pass();
        encoder = encoder(charset);
    }

    @Override
    public void write(int c) throws IOException {
        if (waitsAlready(1)) {
            chars[count++] = (char) c;
        } else {
            first(c);
        }
    }

    private void first(int c) throws IOException {
        int before = count;
        chars[before] = (char) c;
        count = before + 1;
        settle(before);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (waitsAlready(length)) {
            text.getChars(offset, offset + length, chars, count);
            count += length;
        } else {
            inParts(text, offset, length);
        }
    }

    private void inParts(String text, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int before = count;
            int part = Math.min(end - at, MOST_CHARS - before);
            text.getChars(at, at + part, chars, before);
            at += part;
            count = before + part;
            settle(before);
        }
    }

    @Override
    public void write(char[] from, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int before = count;
            int part = Math.min(end - at, MOST_CHARS - before);
            System.arraycopy(from, at, chars, before, part);
            at += part;
            count = before + part;
            settle(before);
        }
    }

    /** Whether more text only joins what waits: template engines write letter by letter, and nothing is to be decided then. */
    private boolean waitsAlready(int more) {
        return count > 1 && more < MOST_CHARS - count;
    }

    /** Passes on what has come, unless it may wait with what waits already; half a pair alone does not wait for that. */
    private void settle(int before) throws IOException {
        if (before <= 1 && !mayWait.getAsBoolean()) {
            pass();
        } else if (count == MOST_CHARS) {
            encodeCertain();
        }
    }

    /** Passes on all that is certain. */
    void pass() throws IOException {
        encodeCertain();
        passBytes();
    }

    private void encodeCertain() throws IOException {
        int length = count;
        if (length == 0) {
            return;
        }
        char last = chars[length - 1];
        int certain = Character.isHighSurrogate(last) ? length - 1 : length;
        count = length - certain;
        encode(CharBuffer.wrap(chars, 0, certain), false);
        chars[0] = last;
    }

    /** What is encoded is passed on in pieces as long as possible: template and adaptation slow each other down by taking turns. */
    private void encode(CharBuffer text, boolean end) throws IOException {
        while (encoder.encode(text, bytes, end).isOverflow()) {
            passBytes();
        }
    }

    private void passBytes() throws IOException {
        int length = bytes.position();
        bytes.clear();
        out.write(bytes.array(), 0, length);
    }

    /** Starts anew; what waits is forgotten. */
    void reset() {
        count = 0;
        bytes.clear();
        encoder.reset();
    }

    /** Writes what only the end makes certain too: a lone half of a pair, and how a stateful encoding ends. */
    void finish() throws IOException {
        int length = count;
        count = 0;
        encode(CharBuffer.wrap(chars, 0, length), true);
        passBytes();
        encoder.flush(bytes);
        passBytes();
        encoder.reset();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        finish();
        out.close();
    }
}
