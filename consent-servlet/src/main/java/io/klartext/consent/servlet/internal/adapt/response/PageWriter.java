package io.klartext.consent.servlet.internal.adapt.response;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A writer over a stream that keeps nothing but the first half of a surrogate pair. The JDK's own encoding
 * writer keeps 8 KiB, which are lost where a container ends the response without closing the writer.
 *
 * <p>Template engines write letter by letter, so ASCII in the usual encodings takes a short way.
 */
final class PageWriter extends Writer {

    private static final int MOST_BYTES = 4096;
    private static final int ASCII = 0x80;
    private static final Set<Charset> LIKE_ASCII = Set.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.US_ASCII,
            Charset.forName("windows-1252"));

    private final OutputStream out;
    private final boolean likeAscii;
    private final CharsetEncoder encoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    private char half;

    PageWriter(OutputStream out, Charset charset) {
        this.out = out;
        this.likeAscii = LIKE_ASCII.contains(charset);
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public void write(int c) throws IOException {
        if (likeAscii && half == 0 && (char) c < ASCII) {
            out.write(c);
        } else {
            super.write(c);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (!likeAscii || half != 0 || length > MOST_BYTES) {
            super.write(text, offset, length);
            return;
        }
        byte[] ascii = bytes.array();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(offset + i);
            if (c >= ASCII) {
                super.write(text, offset, length);
                return;
            }
            ascii[i] = (byte) c;
        }
        out.write(ascii, 0, length);
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        if (half != 0 && length > 0) {
            encode(CharBuffer.wrap(new char[] {half, chars[at]}), false);
            half = 0;
            at++;
        }
        if (at < end && Character.isHighSurrogate(chars[end - 1])) {
            end--;
            half = chars[end];
        }
        if (at < end) {
            encode(CharBuffer.wrap(chars, at, end - at), false);
        }
    }

    private void encode(CharBuffer chars, boolean last) throws IOException {
        CoderResult result;
        do {
            result = encoder.encode(chars, bytes, last);
            pass();
        } while (result.isOverflow());
    }

    private void pass() throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /** Starts anew; what was half written is forgotten. */
    void reset() {
        half = 0;
        encoder.reset();
    }

    /** Writes what only the end makes certain: a lone half of a pair, and how a stateful encoding ends. */
    void finish() throws IOException {
        CharBuffer rest = CharBuffer.wrap(half == 0 ? new char[0] : new char[] {half});
        half = 0;
        encode(rest, true);
        encoder.flush(bytes);
        pass();
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
