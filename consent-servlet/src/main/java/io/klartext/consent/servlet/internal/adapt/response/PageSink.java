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
import org.jspecify.annotations.Nullable;

/**
 * The one way that a page's bytes take, whether the shop uses a writer, a stream, or both across includes. At the first byte
 * it is decided whether the page is changed; until then, the headers that depend on it wait. What comes in has gone to the
 * adaptation, or to the container, when the call returns. Only what a writer writes into a page that is changed waits for the
 * end of a tag: template engines write letter by letter, and the whole way for each letter cost three times as much as the page.
 * So a container that ends the page past everything that is wrapped around it loses no more than a text after the last tag.
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

    private static final int MOST_WAITING = 2048;

    private final HttpServletResponse below;
    private final PageAdaptation adaptation;
    private final EncodedPages encoded;
    private final HeldHeaders held = new HeldHeaders();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    private State state = State.UNDECIDED;
    /** Room is made for it when a writer is asked for: most answers are no pages. */
    private byte[] waiting = {};

    private int waits;
    private @Nullable OutputStream page;
    private boolean nonBlocking;
    private @Nullable AfterPage postponed;

    PageSink(HttpServletResponse below, PageAdaptation adaptation, EncodedPages encoded) {
        this.below = below;
        this.adaptation = adaptation;
        this.encoded = encoded;
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

    void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0 || state == State.ENDED) {
            return;
        }
        decide();
        if (state == State.PASSED) {
            out().write(bytes, offset, length);
            return;
        }
        passWaiting();
        page().write(bytes, offset, length);
        passCollected();
    }

    /** What a writer writes: of a page that is changed it waits for the end of a tag. */
    OutputStream joined() {
        waiting = new byte[MOST_WAITING];
        return new Joined();
    }

    private void passWaiting() throws IOException {
        if (waits > 0) {
            int length = waits;
            waits = 0;
            page().write(waiting, 0, length);
            passCollected();
        }
    }

    /** Passes on what is certain, without flushing the container. */
    void drain() throws IOException {
        if (state != State.ENDED) {
            decide();
            passWaiting();
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
        decide();
        passWaiting();
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
        waits = 0;
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

    /** A writer's stream. */
    private final class Joined extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            if (joins(1)) {
                waiting[waits++] = (byte) b;
                if (b == '>') {
                    passWaiting();
                }
            } else {
                PageSink.this.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!joins(length)) {
                PageSink.this.write(bytes, offset, length);
                return;
            }
            boolean tagEnds = false;
            for (int i = 0; i < length; i++) {
                byte b = bytes[offset + i];
                waiting[waits + i] = b;
                tagEnds |= b == '>';
            }
            waits += length;
            if (tagEnds) {
                passWaiting();
            }
        }

        private boolean joins(int length) {
            return state == State.ADAPTED && !nonBlocking && length <= MOST_WAITING - waits;
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
