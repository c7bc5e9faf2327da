package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Notices the end tag of noscript inside a comment, an attribute or a script. A browser with scripts ends the element
 * there, one without does not: what is inside for the one is outside for the other.
 */
final class HiddenEnd {

    private static final byte[] WANTED = "</noscript".getBytes(StandardCharsets.US_ASCII);

    private final TokenListener listener;
    private boolean watching;
    private int seen;

    HiddenEnd(TokenListener listener) {
        this.listener = listener;
    }

    void watch(boolean on) {
        watching = on;
        seen = 0;
    }

    void reset() {
        seen = 0;
    }

    void read(byte[] in, int from, int to) throws IOException {
        if (watching) {
            for (int i = from; i < to; i++) {
                next(Ascii.small(in[i]));
            }
        }
    }

    private void next(int c) throws IOException {
        if (c != WANTED[seen]) {
            seen = c == '<' ? 1 : 0;
        } else if (++seen == WANTED.length) {
            seen = 0;
            listener.hiddenEnd();
        }
    }
}
