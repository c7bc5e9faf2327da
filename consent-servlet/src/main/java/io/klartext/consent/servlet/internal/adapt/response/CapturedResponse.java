package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A response that keeps what is written to it, up to a limit, and lets nothing through: no header, no cookie, no status. A
 * wrapper nevertheless, because some containers include into nothing but a response that they can find their own in.
 */
final class CapturedResponse extends HttpServletResponseWrapper {

    private final Kept kept;
    private final PageWriter encoding;
    private final PrintWriter writer;

    CapturedResponse(HttpServletResponse response, int most) {
        super(response);
        this.kept = new Kept(most);
        this.encoding = new PageWriter(kept, () -> false, StandardCharsets.UTF_8);
        this.writer = new PagePrinter(encoding);
    }

    /** Writes what only the end makes certain. */
    void finish() throws IOException {
        encoding.finish();
    }

    boolean isTooLong() {
        return kept.tooLong;
    }

    String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(kept.bytes.toByteArray()))
                .toString();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new KeptStream(kept);
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void flushBuffer() {
        // nothing goes anywhere
    }

    @Override
    public void reset() {
        kept.reset();
    }

    @Override
    public void resetBuffer() {
        kept.reset();
    }

    @Override
    public void sendError(int status, @Nullable String message) {
        kept.reset();
    }

    @Override
    public void sendError(int status) {
        kept.reset();
    }

    @Override
    public void sendRedirect(String location) {
        kept.reset();
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param location where to
     * @param status such as 303
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status) {
        kept.reset();
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param location where to
     * @param clearBuffer not looked at: nobody is sent elsewhere from inside a page
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, boolean clearBuffer) {
        kept.reset();
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param location where to
     * @param status such as 303
     * @param clearBuffer not looked at: nobody is sent elsewhere from inside a page
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status, boolean clearBuffer) {
        kept.reset();
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        // what is written becomes text here
    }

    @Override
    public void setContentType(@Nullable String type) {
        // the page has its own
    }

    @Override
    public void setContentLength(int length) {
        // the page has its own
    }

    @Override
    public void setContentLengthLong(long length) {
        // the page has its own
    }

    @Override
    public void setLocale(Locale locale) {
        // the page has its own
    }

    @Override
    public void setBufferSize(int size) {
        // nothing goes anywhere
    }

    @Override
    public void setStatus(int status) {
        // the page has its own
    }

    @Override
    public void addCookie(Cookie cookie) {
        // a fragment is neutral
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        // the page has its own
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        // the page has its own
    }

    @Override
    public void setIntHeader(String name, int value) {
        // the page has its own
    }

    @Override
    public void addIntHeader(String name, int value) {
        // the page has its own
    }

    @Override
    public void setDateHeader(String name, long date) {
        // the page has its own
    }

    @Override
    public void addDateHeader(String name, long date) {
        // the page has its own
    }

    /** Bytes up to a limit; past it, none. */
    private static final class Kept extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean tooLong;

        Kept(int most) {
            this.most = most;
        }

        void reset() {
            bytes.reset();
            tooLong = false;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            if (tooLong || length > most - bytes.size()) {
                tooLong = true;
                bytes.reset();
            } else {
                bytes.write(more, offset, length);
            }
        }
    }

    private static final class KeptStream extends ServletOutputStream {

        private final Kept kept;

        KeptStream(Kept kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            kept.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            kept.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("A fragment is there when its include returns: it cannot be asynchronous");
        }
    }
}
