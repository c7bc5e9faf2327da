package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The response that the shop sees while its page may be changed. A writer and a stream may both be used; what a header says
 * of the unchanged bytes waits; and {@code reset}, {@code sendError} and {@code sendRedirect} forget what was begun.
 */
final class AdaptedResponse extends HttpServletResponseWrapper {

    private final PageSink sink;
    private @Nullable PageStream stream;
    private @Nullable PrintWriter writer;
    private String writtenIn = "";

    AdaptedResponse(
            HttpServletResponse below, PageAdaptation adaptation, EncodedPages encoded, BooleanSupplier endIsSeen) {
        super(below);
        this.sink = new PageSink(below, adaptation, encoded, endIsSeen);
    }

    /** The one that is there already, under whatever the shop or the container has wrapped around it. */
    static @Nullable AdaptedResponse in(ServletResponse response) {
        ServletResponse next = response;
        while (true) {
            if (next instanceof AdaptedResponse adapted) {
                return adapted;
            }
            if (!(next instanceof ServletResponseWrapper wrapper)) {
                return null;
            }
            next = wrapper.getResponse();
        }
    }

    /** Ends the page: what the adaptation still has is written, and whatever comes afterwards is ignored. */
    void endPage() throws IOException {
        sink.end();
    }

    /** Ends the page and then does something, perhaps later and in another thread, as a non-blocking shop has to. */
    void endPageThen(PageSink.AfterPage after) throws IOException {
        sink.endThen(after);
    }

    /** Passes on all of the page that is certain. */
    void drain() throws IOException {
        sink.drain();
    }

    /** The container begins another page, of an error, without having said so by a call. */
    void beginAgain() {
        sink.forget();
        forgetWriter();
    }

    private void forgetWriter() {
        sink.held().clear();
        stream = null;
        writer = null;
        writtenIn = "";
    }

    @Override
    public ServletOutputStream getOutputStream() {
        PageStream open = stream;
        if (open == null) {
            open = new PageStream(sink);
            stream = open;
        }
        return open;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter open = writer;
        if (open == null) {
            @Nullable String name = getCharacterEncoding();
            String asked = name == null ? "ISO-8859-1" : name;
            open = new PagePrinter(sink.writer(charset(asked)));
            writer = open;
            writtenIn = asked;
            // said in the header too: from here on it is certain
            super.setCharacterEncoding(asked);
        }
        return open;
    }

    private static Charset charset(String name) throws UnsupportedEncodingException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException(name);
        }
    }

    /** The container does not know of our writer, which goes on in the encoding that it began with. */
    private void keepEncoding() {
        if (!writtenIn.isEmpty()) {
            super.setCharacterEncoding(writtenIn);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        if (writtenIn.isEmpty()) {
            super.setCharacterEncoding(name);
        }
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param charset the encoding
     */
    @SuppressWarnings("MissingOverride")
    public void setCharacterEncoding(@Nullable Charset charset) {
        setCharacterEncoding(charset == null ? null : charset.name());
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (!sink.refusesType(type)) {
            super.setContentType(type);
            keepEncoding();
        }
    }

    @Override
    public void setLocale(Locale locale) {
        super.setLocale(locale);
        keepEncoding();
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (sink.holds("Content-Length")) {
            sink.held().setLength(length);
        } else {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (sink.refuses(name, value)) {
            return;
        }
        if (sink.holds(name)) {
            sink.held().set(name, value);
        } else {
            super.setHeader(name, value);
            keepEncoding();
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (sink.refuses(name, value)) {
            return;
        }
        if (!sink.holds(name)) {
            super.addHeader(name, value);
            keepEncoding();
        } else if (value != null) {
            sink.held().add(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!sink.refuses(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!sink.refuses(name)) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public boolean containsHeader(String name) {
        return !sink.held().get(name).isEmpty() || super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> waiting = sink.held().get(name);
        return waiting.isEmpty() ? super.getHeader(name) : waiting.get(0);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        List<String> waiting = sink.held().get(name);
        return waiting.isEmpty() ? super.getHeaders(name) : List.copyOf(waiting);
    }

    @Override
    public void flushBuffer() throws IOException {
        sink.drain();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        sink.forget();
        forgetWriter();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        sink.forget();
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        super.sendError(status, message);
        sink.discard();
    }

    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        sink.discard();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location);
        sink.discard();
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param location where to
     * @param status such as 303
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /**
     * As of Servlet 6.1, against which this is not compiled.
     *
     * @param location where to
     * @param clearBuffer whether what there is of the page is not wanted any more
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        sendRedirect(location, SC_FOUND, clearBuffer);
    }

    /**
     * As of Servlet 6.1, against which this is not compiled: what the container would do is done here.
     *
     * @param location where to
     * @param status such as 303
     * @param clearBuffer whether what there is of the page is not wanted any more
     * @throws IllegalStateException if the response is committed
     */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (clearBuffer) {
            resetBuffer();
        } else if (isCommitted()) {
            throw new IllegalStateException("The response is committed: nobody can be sent elsewhere any more");
        }
        setStatus(status);
        setHeader("Location", location);
        sink.end();
        super.flushBuffer();
    }
}
