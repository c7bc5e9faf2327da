package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;

/** Who is told what the {@link Tokenizer} finds. */
interface TokenListener {
    /** A run of text; it may be cut anywhere. */
    void text(byte[] in, int from, int to) throws IOException;

    /** A tag begins at this place, or what may turn out to be one: its bytes are kept. */
    void opened(int at) throws IOException;

    /** The tag that began earlier goes on at this place, which is the first of what has come now. */
    void continued(int at) throws IOException;

    /** What began is no tag but text, or else a comment or declaration: its bytes are passed on. */
    void released(boolean text) throws IOException;

    /** The tag is complete; the last byte of it is before this place. */
    void tag(int end) throws IOException;

    /** The tag is longer than what can be kept; what is kept of it ends before this place. */
    void full(int at) throws IOException;

    /** Whether the element that is open is SVG or MathML, where CDATA sections exist. */
    boolean foreign();

    /** Whether the end tag of noscript ends the text of an element in it, as it does for readers with scripts. */
    boolean endsText();

    /** An end tag that not every reader sees ends before this place, or at {@link HiddenEnd#KEPT}. */
    void hiddenEnd(int at) throws IOException;
}
