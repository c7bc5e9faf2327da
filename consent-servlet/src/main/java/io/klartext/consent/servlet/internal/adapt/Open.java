package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One element that is open: what it is, how it stands in the output, and how far each selector is matched down to it. */
final class Open {

    /** In which language of markup an element stands. */
    enum Space {
        HTML,
        SVG,
        MATH
    }

    final Kind kind;
    final long hash;
    final Space space;
    final byte[] name;

    /** The conditions that its own tag meets, the selector parts matched here, and those matched here or above. */
    long[] own = TagConditions.NONE;

    long[] self = TagConditions.NONE;
    long[] above = TagConditions.NONE;

    /** Its start tag, or the implied one that a browser adds, is part of the output. */
    boolean written = true;
    /** A browser adds it, there is no tag of it in the page. */
    boolean implied;
    /** A rule denies it. */
    boolean denied;
    /** What follows is dropped until it ends, because the markup in it is ambiguous. */
    boolean cut;
    /** Nothing may be put into it. */
    boolean closedToUs;
    /** An SVG or MathML element whose content is HTML again. */
    boolean integration;

    /** It is on the stack. */
    boolean open;
    /** Tags of equal bytes have equal hashes; for formatting elements. */
    long tagHash;

    @Nullable BlockMark blocks;

    @Nullable Target targets;

    Open(Kind kind, long hash, Space space, byte[] name) {
        this.kind = kind;
        this.hash = hash;
        this.space = space;
        this.name = name;
    }

    String nameText() {
        return new String(name, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    boolean html() {
        return space == Space.HTML;
    }

    boolean is(Kind wanted) {
        return kind == wanted && space == Space.HTML;
    }

    boolean has(int flags) {
        return space == Space.HTML && kind.is(flags);
    }

    boolean sameName(Kind otherKind, long otherHash) {
        return kind == otherKind && hash == otherHash;
    }

    /** Another element of the same tag, as a browser makes them of formatting elements that were not closed in order. */
    Open copy() {
        Open copy = new Open(kind, hash, space, name);
        copy.own = own;
        copy.implied = true;
        copy.denied = denied;
        copy.tagHash = tagHash;
        return copy;
    }

    /** That this element is a block of a rule. */
    record BlockMark(int rule, @Nullable BlockMark next) {}

    /** That the explanation of an offer goes into this element, or without an offer the markup of the rule. */
    record Target(
            int rule, @Nullable String offer, @Nullable Target next) {}
}
