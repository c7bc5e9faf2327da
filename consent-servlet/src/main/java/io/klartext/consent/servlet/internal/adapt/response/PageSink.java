package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way that a page's bytes take, whether the shop uses a writer, a stream, or both across includes. At the first byte
 * it is decided whether the page is changed; until then, the headers that depend on it wait. What comes in has gone to the
 * adaptation, or to the container, when the call returns. Only what a writer writes may wait: template engines write letter by
 * letter, and the whole way for each letter cost three times as much as the page. It waits only where we see the end of the
 * dispatch, so a container that ends the page past everything that is wrapped around it loses nothing of it.
 *
 * <p>Where the shop set a {@code WriteListener}, whatever the adaptation makes of one write is collected and given to the
 * container as one write too, which the shop's own {@code isReady} has permitted. So as much is held as one write of the
 * shop becomes, for as long as the call lasts.
 *
 * <p>Used by one thread at a time, as the response itself.
 */
final class PageSink {

    /** What waits for the end of the page. */
    interface AfterPage {
        void run() throws IOException;
    }

    private enum State {
        UNDECIDED,
        ADAPTED,
        PASSED,
        ENDED
    }

    private final HttpServletResponse below;
    private final PageAdaptation adaptation;
    private final EncodedPages encoded;
    private final BooleanSupplier endIsSeen;
    private final HeldHeaders held = new HeldHeaders();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    private State state = State.UNDECIDED;
    private @Nullable PageWriter writer;
    private @Nullable OutputStream page;
    private boolean nonBlocking;
    private @Nullable AfterPage postponed;

    PageSink(HttpServletResponse below, PageAdaptation adaptation, EncodedPages encoded, BooleanSupplier endIsSeen) {
        this.below = below;
        this.adaptation = adaptation;
        this.encoded = encoded;
        this.endIsSeen = endIsSeen;
    }

    /** The headers that wait, while they do. */
    HeldHeaders held() {
        return held;
    }

    /** Whether a header that depends on the decision is kept back now. */
    boolean holds(String name) {
        return state != State.PASSED && HeldHeaders.isHeld(name);
    }

    /** Whether a header would let somebody else have what is for one person. */
    boolean refuses(String name) {
        return HeldHeaders.isToCaches(name) && (state == State.ADAPTED || adaptation.isPersonal());
    }

    /** The same, or whether it would make a page of what has begun as none. */
    boolean refuses(String name, @Nullable String value) {
        return refuses(name) || ("Content-Type".equalsIgnoreCase(name) && refusesType(value));
    }

    /** Whether a type would make a page of what was decided to be none, and has begun. */
    boolean refusesType(@Nullable String type) {
        return state == State.PASSED
                && PageType.isHtml(type)
                && !PageType.isHtml(below.getContentType())
                && adaptation.wanted(type, below.getStatus());
    }

    /** The writer of the page: there is one, so that whoever kept it from before a reset writes in order with the others. */
    PageWriter writer(Charset charset) throws IOException {
        PageWriter open = writer;
        if (open == null) {
            open = new PageWriter(new Written(), this::mayWait, charset);
            writer = open;
        } else {
            open.encodeIn(charset);
        }
        return open;
    }

    private boolean mayWait() {
        boolean going = state == State.ADAPTED || state == State.PASSED;
        return going && !nonBlocking && endIsSeen.getAsBoolean();
    }

    /** What the shop's stream is given: it comes after what was written. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        passWritten();
        take(bytes, offset, length);
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0 || state == State.ENDED) {
            return;
        }
        decide();
        if (state == State.PASSED) {
            out().write(bytes, offset, length);
        } else {
            page().write(bytes, offset, length);
            passCollected();
        }
    }

    private void passWritten() throws IOException {
        PageWriter open = writer;
        if (open != null) {
            open.pass();
        }
    }

    /** Passes on what is certain, without flushing the container. */
    void drain() throws IOException {
        passWritten();
        if (state != State.ENDED) {
            decide();
        }
        OutputStream begun = page;
        if (begun != null) {
            begun.flush();
            passCollected();
        }
    }

    void flush() throws IOException {
        drain();
        if (!nonBlocking || out().isReady()) {
            out().flush();
        }
    }

    /** Ends the page and then closes the container's stream, so that the browser has it all. */
    void close() throws IOException {
        endThen(() -> out().close());
    }

    /** Ends the page now, or, where the container's stream is not ready, as soon as it is. */
    void endThen(AfterPage after) throws IOException {
        if (nonBlocking && page != null && !out().isReady()) {
            postponed = after;
            return;
        }
        end();
        after.run();
    }

    /** Ends the page; more of it is ignored. */
    void end() throws IOException {
        if (state == State.ENDED) {
            return;
        }
        PageWriter open = writer;
        if (open != null) {
            open.finish();
        }
        decide();
        OutputStream begun = page;
        state = State.ENDED;
        page = null;
        if (begun != null) {
            begun.close();
            passCollected();
        }
    }

    /** What there is of the page is not wanted any more, and no more of it comes. */
    void discard() {
        forget();
        state = State.ENDED;
    }

    /** What there is of the page is not wanted any more; another one may come. */
    void forget() {
        state = State.UNDECIDED;
        page = null;
        PageWriter open = writer;
        if (open != null) {
            open.reset();
        }
        collected.reset();
    }

    boolean isReady() {
        try {
            return out().isReady();
        } catch (IOException e) {
            // whoever writes now is told by the container
            return true;
        }
    }

    void setWriteListener(WriteListener listener) throws IOException {
        nonBlocking = true;
        out().setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                AfterPage after = postponed;
                if (after == null) {
                    listener.onWritePossible();
                    return;
                }
                postponed = null;
                end();
                after.run();
            }

            @Override
            public void onError(Throwable problem) {
                listener.onError(problem);
            }
        });
    }

    /** Fixes whether the page is changed. */
    private void decide() {
        if (state != State.UNDECIDED) {
            return;
        }
        boolean wanted = adaptation.wanted(below.getContentType(), below.getStatus())
                && !encoded.isEncoded(below.getHeader("Content-Encoding"));
        state = wanted ? State.ADAPTED : State.PASSED;
        if (wanted) {
            held.drop(below);
            PrivateCaching.mark(below);
        } else if (adaptation.isPersonal()) {
            held.releasePrivately(below);
            PrivateCaching.mark(below);
        } else {
            held.release(below);
        }
    }

    private OutputStream page() {
        OutputStream begun = page;
        if (begun == null) {
            begun = adaptation.over(new Below(), charset());
            page = begun;
        }
        return begun;
    }

    private Charset charset() {
        String name = below.getCharacterEncoding();
        try {
            return name == null ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private void passCollected() throws IOException {
        if (nonBlocking && collected.size() > 0) {
            byte[] bytes = collected.toByteArray();
            collected.reset();
            out().write(bytes, 0, bytes.length);
        }
    }

    private ServletOutputStream out() throws IOException {
        return below.getOutputStream();
    }

    /** The stream below, as the adaptation sees it: flushing and closing are not its business. */
    private final class Below extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (nonBlocking) {
                collected.write(bytes, offset, length);
            } else {
                out().write(bytes, offset, length);
            }
        }
    }

    /** Where a writer writes to. */
    private final class Written extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            PageSink.this.flush();
        }

        @Override
        public void close() throws IOException {
            PageSink.this.close();
        }
    }
}
