package io.klartext.consent.servlet.internal.adapt;

import java.util.HashMap;
import java.util.Map;

/**
 * Decodes the character references in an attribute's value (HTML standard, section 13.2.5.72). It knows the names of ASCII
 * and Latin-1 characters; what stands behind another name is not certain, and who compares must treat it so.
 */
final class CharacterReferences {

    private static final Map<String, Integer> NAMES = new HashMap<>();
    /** Names that need no semicolon: those that HTML had before 1998. */
    private static final Map<String, Integer> LEGACY = new HashMap<>();

    private static final String ASCII =
            "Tab 9 NewLine 10 excl 33 quot 34 QUOT 34 num 35 dollar 36 percnt 37 amp 38 AMP 38 apos 39 lpar 40 rpar 41"
                    + " ast 42 midast 42 plus 43 comma 44 period 46 sol 47 colon 58 semi 59 lt 60 LT 60 equals 61 gt 62"
                    + " GT 62 quest 63 commat 64 lsqb 91 lbrack 91 bsol 92 rsqb 93 rbrack 93 Hat 94 lowbar 95 UnderBar 95"
                    + " grave 96 DiacriticalGrave 96 lcub 123 lbrace 123 verbar 124 vert 124 VerticalLine 124 rcub 125"
                    + " rbrace 125";
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute"
                    + " micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml"
                    + " Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc"
                    + " Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml"
                    + " aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc"
                    + " otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    /** What a browser makes of numbers in a range that ISO-8859-1 leaves to control characters. */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    static {
        String[] ascii = ASCII.split(" ");
        for (int i = 0; i < ascii.length; i += 2) {
            NAMES.put(ascii[i], Integer.valueOf(ascii[i + 1]));
        }
        String[] latin = LATIN.split(" ");
        for (int i = 0; i < latin.length; i++) {
            LEGACY.put(latin[i], 160 + i);
        }
        for (String name : new String[] {"quot", "QUOT", "amp", "AMP", "lt", "LT", "gt", "GT"}) {
            LEGACY.put(name, NAMES.get(name));
        }
        LEGACY.put("COPY", 169);
        LEGACY.put("REG", 174);
        NAMES.putAll(LEGACY);
    }

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private boolean certain = true;

    private CharacterReferences(String source) {
        this.source = source;
    }

    /** A decoded value; if it is not certain, the text is only how it begins. */
    record Decoded(String text, boolean certain) {}

    static Decoded decode(String source) {
        CharacterReferences references = new CharacterReferences(source);
        references.read();
        return new Decoded(references.text.toString(), references.certain);
    }

    private void read() {
        while (certain && at < source.length()) {
            char c = source.charAt(at++);
            if (c != '&' || at == source.length()) {
                text.append(c);
            } else if (source.charAt(at) == '#') {
                number();
            } else {
                name();
            }
        }
    }

    private void name() {
        int end = at;
        while (end < source.length() && (Ascii.letter(source.charAt(end)) || digit(source.charAt(end), 10) >= 0)) {
            end++;
        }
        String name = source.substring(at, end);
        boolean closed = end < source.length() && source.charAt(end) == ';';
        Integer found = (closed ? NAMES : LEGACY).get(name);
        if (found != null && (closed || end == source.length() || source.charAt(end) != '=')) {
            text.appendCodePoint(found);
            at = closed ? end + 1 : end;
        } else if (closed && !name.isEmpty()) {
            certain = false;
        } else {
            text.append('&');
        }
    }

    private void number() {
        int digits = at + 1;
        int radix = 10;
        if (digits < source.length() && (source.charAt(digits) | 0x20) == 'x') {
            radix = 16;
            digits++;
        }
        int end = digits;
        int value = 0;
        while (end < source.length() && digit(source.charAt(end), radix) >= 0) {
            value = Math.min(0x110000, value * radix + digit(source.charAt(end), radix));
            end++;
        }
        if (end == digits) {
            text.append('&');
            return;
        }
        at = end < source.length() && source.charAt(end) == ';' ? end + 1 : end;
        append(value);
    }

    private void append(int value) {
        if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
            text.append('\ufffd');
        } else if (value >= 0x80 && value <= 0x9f) {
            text.append(WINDOWS_1252.charAt(value - 0x80));
        } else {
            text.appendCodePoint(value);
        }
    }

    private static int digit(char c, int radix) {
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }
}
