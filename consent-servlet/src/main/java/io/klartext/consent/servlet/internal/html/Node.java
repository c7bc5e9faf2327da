package io.klartext.consent.servlet.internal.html;

/** A piece of HTML: an element or a text. */
public sealed interface Node permits Element, Text {

    /**
     * Writes the piece.
     *
     * @param out where to
     */
    void write(StringBuilder out);
}
