package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Notices an end tag inside a comment, an attribute or a script that not every reader takes for one: {@code noscript} ends
 * there for a browser with scripts, and for one without does not; and what a browser without scripts went on reading as text
 * behind such an end is markup again behind another.
 */
final class HiddenEnd {

    private static final byte[] NOSCRIPT = "</noscript".getBytes(StandardCharsets.US_ASCII);
    /** The place of what stands in the tag that is kept. */
    static final int KEPT = -1;

    private static final byte[] NOTHING = {};

    private final TokenListener listener;
    private boolean watching;
    private int seen;
    private byte[] text = NOTHING;
    private int seenOfText;

    HiddenEnd(TokenListener listener) {
        this.listener = listener;
    }

    /** Whether something is read that ends with noscript. */
    void watch(boolean on) {
        watching = on;
        seen = 0;
    }

    boolean watching() {
        return watching;
    }

    /** For readers without scripts the text of this element goes on. */
    void goesOn(Kind kind) {
        text = Arrays.copyOf(new byte[] {'<', '/'}, kind.bytes.length + 2);
        System.arraycopy(kind.bytes, 0, text, 2, kind.bytes.length);
        seenOfText = 0;
    }

    void reset() {
        seen = 0;
        seenOfText = 0;
    }

    /** Bytes that are passed on while they are read. */
    void read(byte[] in, int from, int to) throws IOException {
        read(in, from, to, false);
    }

    /** Bytes that are kept. */
    void readKept(byte[] kept, int from, int to) throws IOException {
        read(kept, from, to, true);
    }

    private void read(byte[] bytes, int from, int to, boolean kept) throws IOException {
        if (watching || text.length > 0) {
            for (int i = from; i < to; i++) {
                if (ends(bytes[i])) {
                    listener.hiddenEnd(kept ? KEPT : i + 1);
                }
            }
        }
    }

    private boolean ends(byte next) {
        int c = Ascii.small(next);
        seen = watching ? seen(NOSCRIPT, seen, c) : 0;
        seenOfText = text.length > 0 ? seen(text, seenOfText, c) : 0;
        boolean ends = seen == NOSCRIPT.length || (seenOfText > 0 && seenOfText == text.length);
        if (ends) {
            reset();
        }
        return ends;
    }

    private static int seen(byte[] wanted, int before, int c) {
        return c == wanted[before] ? before + 1 : c == '<' ? 1 : 0;
    }
}
