package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.Selector.Chain;
import io.klartext.consent.servlet.internal.adapt.Selector.Comparison;
import io.klartext.consent.servlet.internal.adapt.Selector.Part;
import io.klartext.consent.servlet.internal.adapt.Selector.Step;
import io.klartext.consent.servlet.internal.adapt.Selector.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one selector, and says where it stops to be one that can be matched while a page is streamed. */
final class SelectorReader {

    /** As many parts as fit into one word of the matcher, with room for others. */
    private static final int MOST_PARTS = 32;

    private static final String ALLOWED =
            "use type, #id, .class, [attr], [attr=v], [attr^=v], a space, \">\" and \",\" only";

    private final String text;
    private int at;

    SelectorReader(String text) {
        this.text = text;
    }

    Selector read() {
        List<Chain> chains = new ArrayList<>();
        do {
            chains.add(chain());
        } while (take(','));
        return new Selector(chains);
    }

    private Chain chain() {
        List<Part> parts = new ArrayList<>();
        skipSpace();
        parts.add(part(Step.FIRST));
        while (true) {
            boolean space = skipSpace();
            if (at == text.length() || text.charAt(at) == ',') {
                break;
            }
            boolean child = take('>');
            if (!child && !space) {
                throw wrong(reason());
            }
            skipSpace();
            if (parts.size() == MOST_PARTS) {
                throw new SelectorException(at, "more than " + MOST_PARTS + " parts", "name the element more directly");
            }
            parts.add(part(child ? Step.CHILD : Step.INSIDE));
        }
        return new Chain(List.copyOf(parts));
    }

    private String reason() {
        char c = text.charAt(at);
        return switch (c) {
            case ':' -> "a pseudo-class cannot be matched while the page is sent";
            case '+', '~' -> "a sibling combinator cannot be matched while the page is sent";
            case '*' -> "the universal selector is not supported";
            case '\\' -> "an escape is not supported";
            default -> "unexpected \"" + c + "\"";
        };
    }

    private SelectorException wrong(String message) {
        return new SelectorException(at, message, ALLOWED);
    }

    private Part part(Step step) {
        int from = at;
        @Nullable String type = nameStart() ? name("a type").toLowerCase(Locale.ROOT) : null;
        List<Test> tests = new ArrayList<>();
        while (at < text.length()) {
            if (take('#')) {
                tests.add(new Test("id", Comparison.EQUAL, name("an id after \"#\"")));
            } else if (take('.')) {
                tests.add(new Test("class", Comparison.WORD, name("a class after \".\"")));
            } else if (take('[')) {
                tests.add(attribute());
            } else {
                break;
            }
        }
        if (at == from) {
            throw at == text.length()
                    ? new SelectorException(at, "a selector is missing here", "add one, or remove what stands before")
                    : wrong(reason());
        }
        return new Part(step, type, List.copyOf(tests));
    }

    private Test attribute() {
        skipSpace();
        String name = name("an attribute after \"[\"").toLowerCase(Locale.ROOT);
        skipSpace();
        if (take(']')) {
            return new Test(name, Comparison.PRESENT, "");
        }
        boolean starts = take('^');
        if (!take('=')) {
            throw wrong("this comparison of an attribute cannot be used");
        }
        skipSpace();
        int from = at;
        String value = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')
                ? quoted(text.charAt(at))
                : name("a value after \"=\"");
        skipSpace();
        if (!take(']')) {
            throw at == text.length()
                    ? new SelectorException(at, "\"]\" is missing", "close the attribute with \"]\"")
                    : wrong("only \"]\" may stand here");
        }
        if (starts && value.isEmpty()) {
            throw new SelectorException(from, "an empty beginning matches nothing", "write how the value begins");
        }
        return new Test(name, starts ? Comparison.STARTS : Comparison.EQUAL, value);
    }

    private String quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new SelectorException(at, "the quote is not closed", "close it with " + quote);
        }
        String value = text.substring(at + 1, end);
        if (value.indexOf('\\') >= 0) {
            at += 1 + value.indexOf('\\');
            throw wrong("an escape is not supported");
        }
        at = end + 1;
        return value;
    }

    private boolean nameStart() {
        return at < text.length() && inName(text.charAt(at)) && !Character.isDigit(text.charAt(at));
    }

    private static boolean inName(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '_' || Ascii.letter(c) || c >= 0x80;
    }

    private String name(String what) {
        int from = at;
        while (at < text.length() && inName(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw wrong("expected " + what);
        }
        return text.substring(from, at);
    }

    private boolean skipSpace() {
        int from = at;
        while (at < text.length() && Ascii.space(text.charAt(at))) {
            at++;
        }
        return at > from;
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }
}
