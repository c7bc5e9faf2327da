package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The elements that the HTML standard treats in a way of their own (section 13.2, "Parsing HTML documents"), and how. All
 * others are {@link #OTHER}, told apart by the hash of their name.
 */
enum Kind {
    OTHER(0),
    A(Kind.FORMATTING),
    ADDRESS(Kind.BLOCK),
    APPLET(Kind.SPECIAL | Kind.SCOPE),
    AREA(Kind.VOID),
    ARTICLE(Kind.BLOCK),
    ASIDE(Kind.BLOCK),
    B(Kind.FORMATTING | Kind.BREAKOUT),
    BASE(Kind.VOID),
    BASEFONT(Kind.VOID),
    BGSOUND(Kind.VOID),
    BIG(Kind.FORMATTING | Kind.BREAKOUT),
    BLOCKQUOTE(Kind.BLOCK | Kind.BREAKOUT),
    BODY(Kind.SPECIAL | Kind.BREAKOUT),
    BR(Kind.VOID | Kind.BREAKOUT),
    BUTTON(Kind.SPECIAL),
    CAPTION(Kind.SPECIAL | Kind.SCOPE | Kind.TABLE_PART),
    CENTER(Kind.BLOCK | Kind.BREAKOUT),
    CODE(Kind.FORMATTING | Kind.BREAKOUT),
    COL(Kind.VOID | Kind.TABLE_PART),
    COLGROUP(Kind.SPECIAL | Kind.TABLE_PART),
    DD(Kind.LAST | Kind.SPECIAL | Kind.IMPLIED_END | Kind.BREAKOUT),
    DETAILS(Kind.BLOCK),
    DIALOG(Kind.CLOSES_P),
    DIR(Kind.HAS_LAST | Kind.BLOCK),
    DIV(Kind.BLOCK | Kind.BREAKOUT),
    DL(Kind.HAS_LAST | Kind.BLOCK | Kind.BREAKOUT),
    DT(Kind.LAST | Kind.SPECIAL | Kind.IMPLIED_END | Kind.BREAKOUT),
    EM(Kind.FORMATTING | Kind.BREAKOUT),
    EMBED(Kind.VOID | Kind.BREAKOUT),
    FIELDSET(Kind.BLOCK),
    FIGCAPTION(Kind.BLOCK),
    FIGURE(Kind.BLOCK),
    FONT(Kind.FORMATTING),
    FOOTER(Kind.BLOCK),
    FORM(Kind.BLOCK),
    FRAME(Kind.VOID),
    FRAMESET(Kind.SPECIAL),
    H1(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    H2(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    H3(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    H4(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    H5(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    H6(Kind.BLOCK | Kind.HEADING | Kind.BREAKOUT),
    HEAD(Kind.SPECIAL | Kind.BREAKOUT),
    HEADER(Kind.BLOCK),
    HGROUP(Kind.BLOCK),
    HR(Kind.VOID | Kind.BREAKOUT),
    HTML(Kind.SPECIAL | Kind.SCOPE),
    I(Kind.FORMATTING | Kind.BREAKOUT),
    IFRAME(Kind.SPECIAL | Kind.RAW),
    IMAGE(Kind.VOID),
    IMG(Kind.VOID | Kind.BREAKOUT),
    INPUT(Kind.VOID),
    KEYGEN(Kind.VOID),
    LI(Kind.LAST | Kind.SPECIAL | Kind.IMPLIED_END | Kind.BREAKOUT),
    LINK(Kind.VOID),
    LISTING(Kind.BLOCK | Kind.BREAKOUT),
    MAIN(Kind.BLOCK),
    MARQUEE(Kind.SPECIAL | Kind.SCOPE),
    MENU(Kind.HAS_LAST | Kind.BLOCK | Kind.BREAKOUT),
    META(Kind.VOID | Kind.BREAKOUT),
    NAV(Kind.BLOCK),
    NOBR(Kind.FORMATTING | Kind.BREAKOUT),
    NOEMBED(Kind.SPECIAL | Kind.RAW),
    NOFRAMES(Kind.SPECIAL | Kind.RAW),
    NOSCRIPT(Kind.SPECIAL | Kind.SCOPE),
    OBJECT(Kind.SPECIAL | Kind.SCOPE),
    OL(Kind.HAS_LAST | Kind.BLOCK | Kind.BREAKOUT),
    OPTGROUP(Kind.IMPLIED_END),
    OPTION(Kind.IMPLIED_END),
    P(Kind.SPECIAL | Kind.CLOSES_P | Kind.IMPLIED_END | Kind.BREAKOUT),
    PARAM(Kind.VOID),
    PLAINTEXT(Kind.SPECIAL | Kind.CLOSES_P | Kind.RAW),
    PRE(Kind.BLOCK | Kind.BREAKOUT),
    RB(Kind.IMPLIED_END),
    RP(Kind.IMPLIED_END),
    RT(Kind.IMPLIED_END),
    RTC(Kind.IMPLIED_END),
    RUBY(Kind.BREAKOUT),
    S(Kind.FORMATTING | Kind.BREAKOUT),
    SCRIPT(Kind.SPECIAL | Kind.RAW),
    SEARCH(Kind.BLOCK),
    SECTION(Kind.BLOCK),
    SELECT(Kind.SPECIAL | Kind.SCOPE),
    SMALL(Kind.FORMATTING | Kind.BREAKOUT),
    SOURCE(Kind.VOID),
    SPAN(Kind.BREAKOUT),
    STRIKE(Kind.FORMATTING | Kind.BREAKOUT),
    STRONG(Kind.FORMATTING | Kind.BREAKOUT),
    STYLE(Kind.SPECIAL | Kind.RAW),
    SUB(Kind.BREAKOUT),
    SUMMARY(Kind.BLOCK),
    SUP(Kind.BREAKOUT),
    TABLE(Kind.HAS_LAST | Kind.SPECIAL | Kind.SCOPE | Kind.BREAKOUT),
    TBODY(Kind.HAS_LAST | Kind.SPECIAL | Kind.TABLE_PART),
    TD(Kind.LAST | Kind.SPECIAL | Kind.SCOPE | Kind.TABLE_PART),
    TEMPLATE(Kind.SPECIAL | Kind.SCOPE),
    TEXTAREA(Kind.SPECIAL | Kind.RAW),
    TFOOT(Kind.HAS_LAST | Kind.SPECIAL | Kind.TABLE_PART),
    TH(Kind.LAST | Kind.SPECIAL | Kind.SCOPE | Kind.TABLE_PART),
    THEAD(Kind.HAS_LAST | Kind.SPECIAL | Kind.TABLE_PART),
    TITLE(Kind.SPECIAL | Kind.RAW),
    TR(Kind.HAS_LAST | Kind.SPECIAL | Kind.TABLE_PART),
    TRACK(Kind.VOID),
    TT(Kind.FORMATTING | Kind.BREAKOUT),
    U(Kind.FORMATTING | Kind.BREAKOUT),
    UL(Kind.HAS_LAST | Kind.BLOCK | Kind.BREAKOUT),
    VAR(Kind.BREAKOUT),
    WBR(Kind.VOID),
    XMP(Kind.SPECIAL | Kind.CLOSES_P | Kind.RAW),
    SVG(0),
    MATH(0),
    FOREIGNOBJECT(0),
    DESC(0),
    MI(0),
    MO(0),
    MN(0),
    MS(0),
    MTEXT(0),
    MGLYPH(0),
    MALIGNMARK(0),
    ANNOTATION_XML(0);

    static final int SPECIAL = 1;
    static final int CLOSES_P = 2;
    static final int SCOPE = 4;
    static final int TABLE_PART = 8;
    static final int IMPLIED_END = 16;
    static final int HEADING = 32;
    static final int BREAKOUT = 64;
    static final int RAW = 128;
    static final int FORMATTING = 256;
    /** A cell or item: an explanation goes into the last one. */
    static final int LAST = 2048;
    /** What has cells or items. */
    static final int HAS_LAST = 4096;

    static final int VOID = 512 | SPECIAL;
    static final int BLOCK = 1024 | SPECIAL | CLOSES_P;

    /** How many there are. */
    static final int COUNT = values().length;

    private static final int SLOTS = 1024;
    private static final Kind[] BY_HASH = new Kind[SLOTS];
    /** The same, apart from the kinds, so that only one of them is fetched. */
    private static final long[] HASHES = new long[SLOTS];

    static {
        for (Kind kind : values()) {
            int slot = slot(kind.hash);
            while (BY_HASH[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            BY_HASH[slot] = kind;
            HASHES[slot] = kind.hash;
        }
    }

    final long hash;
    /** Its name as it is written in a tag; never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    final byte[] bytes;

    private final int flags;

    Kind(int flags) {
        this.flags = flags;
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.bytes = name.getBytes(StandardCharsets.US_ASCII);
        this.hash = hash(bytes, 0, bytes.length);
    }

    boolean is(int wanted) {
        return (flags & wanted) == wanted;
    }

    static Kind of(long hash) {
        int slot = slot(hash);
        while (HASHES[slot] != 0) {
            if (HASHES[slot] == hash) {
                return BY_HASH[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return OTHER;
    }

    private static int slot(long hash) {
        return (int) ((hash ^ (hash >>> 32)) & (SLOTS - 1));
    }

    /** 64 bits, so that names need not be kept to be compared. */
    static long hash(byte[] name, int from, int to) {
        return Bytes.hashOfName(name, from, to);
    }

    static long hash(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return hash(text, 0, text.length);
    }
}
