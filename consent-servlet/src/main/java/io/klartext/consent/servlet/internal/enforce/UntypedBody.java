package io.klartext.consent.servlet.internal.enforce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * A body of which no header says what it is. By its beginning a browser tells a page from other bodies, and text from
 * binary data (MIME Sniffing, section 7.1): binary data is sent as it is; text is adapted, since a script may show it as part of a
 * page. Whatever begins like a tag is taken for a page here.
 */
final class UntypedBody extends OutputStream {

    /** How it is taken by its beginning. */
    enum Kind {
        BINARY,
        TEXT,
        PAGE
    }

    /** So much of it a browser looks at (MIME Sniffing, section 5.2). */
    private static final int BEGINNING = 1445;

    private final Function<Kind, OutputStream> ways;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private OutputStream way = OutputStream.nullOutputStream();
    private boolean known;

    /**
     * A body, begun.
     *
     * @param ways where it goes, by what it is; asked once
     */
    UntypedBody(Function<Kind, OutputStream> ways) {
        this.ways = ways;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (known) {
            way.write(bytes, offset, length);
            return;
        }
        int looked = Math.min(length, BEGINNING - beginning.size());
        beginning.write(bytes, offset, looked);
        if (beginning.size() == BEGINNING) {
            begin();
            way.write(bytes, offset + looked, length - looked);
        }
    }

    private void begin() throws IOException {
        known = true;
        way = ways.apply(kind(beginning.toByteArray()));
        beginning.writeTo(way);
        beginning.reset();
    }

    private static Kind kind(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && isSpace(bytes[first])) {
            first++;
        }
        if (first < bytes.length && bytes[first] == '<') {
            return Kind.PAGE;
        }
        for (byte b : bytes) {
            if (isBinary(b)) {
                return Kind.BINARY;
            }
        }
        return Kind.TEXT;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /** A "binary data byte" (MIME Sniffing, section 3). */
    private static boolean isBinary(byte b) {
        return b >= 0 && b < ' ' && !isSpace(b) && b != 0x1b;
    }

    @Override
    public void flush() throws IOException {
        if (beginning.size() > 0) {
            begin();
        }
        way.flush();
    }

    @Override
    public void close() throws IOException {
        if (!known) {
            begin();
        }
        way.close();
    }
}
