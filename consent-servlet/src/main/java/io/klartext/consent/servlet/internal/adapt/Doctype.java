package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a page is read in quirks mode (HTML standard, section 13.2.6.4.1): there a table does not end the paragraph that
 * it stands in.
 */
final class Doctype {

    private static final int LONGEST = 512;
    private static final Pattern FORM = Pattern.compile(
            "\\s*([^\\s>]*)\\s*(?:(public)\\s*([\"'])(.*?)(?:\\3|$)\\s*(?:([\"'])(.*?)(?:\\5|$))?|(system)\\s*([\"'])(.*?)(?:\\8|$))?.*",
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

    void begin() {
        text.setLength(0);
    }

    void append(int c) {
        if (text.length() < LONGEST) {
            text.append((char) (c & 0xff));
        }
    }

    void end() {
        Matcher found = FORM.matcher(text.toString().toLowerCase(Locale.ROOT));
        quirks = !found.matches() || !found.group(1).equals("html") || quirks(found);
    }

    private static boolean quirks(Matcher found) {
        String id = found.group(4);
        if (id == null) {
            return "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd".equals(found.group(9));
        }
        return id.equals("-/w3c/dtd html 4.0 transitional/en")
                || id.equals("html")
                || QUIRKS.stream().anyMatch(id::startsWith)
                || (found.group(6) == null && QUIRKS_WITHOUT_SYSTEM.stream().anyMatch(id::startsWith));
    }

    /** A page without a doctype is in quirks mode. */
    boolean quirks() {
        return quirks;
    }
}
