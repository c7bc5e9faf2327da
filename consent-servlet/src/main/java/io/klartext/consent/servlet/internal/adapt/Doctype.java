package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page is read in quirks mode (HTML standard, section 13.2.6.4.1): there a table does not end the paragraph that
 * it stands in.
 */
final class Doctype {

    private static final int LONGEST = 512;
    /** A whole one; whatever is not is one of quirks to the tokenizer already (section 13.2.5.53 and the following). */
    private static final Pattern FORM = Pattern.compile(
            "\\s*(?<name>[^\\s>]+)(?:\\s*|\\s+public\\s*" + quoted("public") + "(?:\\s*|\\s*" + quoted("system") + ".*)"
                    + "|\\s+system\\s*" + quoted("own") + ".*)",
            Pattern.DOTALL);

    /** Beginnings of the public identifiers that mean quirks. */
    private static final List<String> QUIRKS = List.of(
            "+//silmaril//",
            "-//advasoft ltd//dtd html 3.0",
            "-//as//dtd html 3.0",
            "-//ietf//dtd html",
            "-//metrius//dtd metrius presentational",
            "-//microsoft//dtd internet explorer",
            "-//netscape comm. corp.//dtd",
            "-//o'reilly and associates//dtd html",
            "-//softquad",
            "-//spyglass//dtd html",
            "-//sq//dtd html",
            "-//sun microsystems corp.//dtd hotjava",
            "-//w3c//dtd html 3",
            "-//w3c//dtd html 4.0 frameset//",
            "-//w3c//dtd html 4.0 transitional//",
            "-//w3c//dtd html experimental",
            "-//w3c//dtd w3 html",
            "-//w3o//dtd w3 html",
            "-//webtechs//dtd mozilla html");

    private static final List<String> QUIRKS_WITHOUT_SYSTEM =
            List.of("-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//");

    private final StringBuilder text = new StringBuilder();
    private boolean quirks = true;
    private boolean seen;
    private boolean over;

    private static String quoted(String name) {
        return "(?:\"(?<" + name + "1>[^\"]*)\"|'(?<" + name + "2>[^']*)')";
    }

    void begin() {
        text.setLength(0);
    }

    void append(int c) {
        if (text.length() < LONGEST) {
            text.append((char) (c & 0xff));
        }
    }

    void end() {
        if (!seen && !over) {
            Matcher found = FORM.matcher(text.toString().toLowerCase(Locale.ROOT));
            quirks = !found.matches() || !"html".equals(found.group("name")) || quirks(found);
        }
        seen = true;
    }

    /** The page has begun: no doctype counts any more. */
    void isOver() {
        over = true;
    }

    /** Whether there was one, which counted or not. */
    boolean seen() {
        return seen;
    }

    private static boolean quirks(Matcher found) {
        String id = identifier(found, "public");
        String system = id == null ? identifier(found, "own") : identifier(found, "system");
        if ("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd".equals(system)) {
            return true;
        }
        return id != null
                && (id.equals("-/w3c/dtd html 4.0 transitional/en")
                        || id.equals("html")
                        || QUIRKS.stream().anyMatch(id::startsWith)
                        || (system == null && QUIRKS_WITHOUT_SYSTEM.stream().anyMatch(id::startsWith)));
    }

    private static @Nullable String identifier(Matcher found, String name) {
        @Nullable String doubleQuoted = found.group(name + "1");
        return doubleQuoted == null ? found.group(name + "2") : doubleQuoted;
    }

    /** A page without a doctype is in quirks mode. */
    boolean quirks() {
        return quirks;
    }
}
