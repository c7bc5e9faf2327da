package io.klartext.consent.it.adapted;

import java.util.List;
import java.util.Random;

/** A page as nobody would write it, in which every text and some attributes carry a word of their own. */
final class RandomPage {

    private static final List<String> HEAD =
            words("head head head html body meta link title base style script template noframes frameset frame div");

    /** Nothing that a browser makes again elsewhere. */
    private static final List<String> OUTER = words("head html body body meta link title style script template"
            + " template frameset frame input input table table tr td tbody div div p p span br"
            + " select option optgroup textarea iframe image svg g math mi ul li button h1 hr xmp");

    private static final List<String> CONTENT =
            words("div div p p span a a b b i em font nobr code small ul ol li table table tr"
                    + " td th tbody caption colgroup col select option optgroup input button h1 h2 section dl dt dd pre label"
                    + " object marquee ruby rt rp svg path math mtext annotation-xml custom-x textarea script style xmp iframe details"
                    + " summary dialog fieldset legend template img image br hr");

    private static final List<String> NOSCRIPT = words(
            "noscript noscript noscript noscript div p span b a ul li table tr td form form select option svg desc"
                    + " template template object style script iframe textarea title xmp img");

    private static final List<String> AGAIN = words("a b i em font nobr code small");

    private static final List<String> ODD = List.of(
            " ",
            "\n",
            "<!-- <div class=x> -->",
            "&lt;",
            "<",
            "</>",
            "<?x?>",
            "<![CDATA[ <p> ]]>",
            "<!-- a --!>",
            "</br>",
            "<!DOCTYPE html>");

    private static final List<String> DOCTYPES = List.of(
            "",
            "<!DOCTYPE html>",
            "<!DOCTYPE html>",
            "<!DOCTYPE html lang=de>",
            "<!DOCTYPE html SYSTEM 'about:legacy-compat'>",
            "<!DOCTYPE html SYSTEM>",
            "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>",
            "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' 'http://www.w3.org/TR/html4/loose.dtd'>",
            "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' x>",
            "<!doctype html PUBLIC '-//W3C//DTD HTML 3.2//EN'>");

    private static final List<String> ATTRIBUTES =
            List.of(" class=x", " class='a x'", " CLASS=\"x y\"", " class=y", " id=x", " type=hidden", " type=text");

    private final Random random;
    private final StringBuilder page = new StringBuilder();
    private int words;

    private RandomPage(Random random) {
        this.random = random;
    }

    /** With heads, bodies and frames anywhere. */
    static String outer(Random random) {
        return new RandomPage(random).begin().pieces(HEAD, 15).pieces(OUTER, 40).toString();
    }

    /** With content that is closed in any order. */
    static String content(Random random) {
        return new RandomPage(random).begin().pieces(CONTENT, 50).toString();
    }

    /** With parts for readers without scripts, in which anything may be left open. */
    static String noscript(Random random) {
        return new RandomPage(random).begin().pieces(NOSCRIPT, 40).toString();
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private RandomPage begin() {
        page.append(pick(DOCTYPES));
        // A page that begins with a part of a table is a fragment for a script, and is read as one.
        page.append(
                pick(List.of("<html>", "<head>", "<meta>", "<title>Page</title>", "<body>", "<div>", "<frameset>")));
        return this;
    }

    private RandomPage pieces(List<String> elements, int most) {
        for (int left = random.nextInt(most); left >= 0; left--) {
            int kind = random.nextInt(20);
            if (kind < 10) {
                startTag(pick(elements));
            } else if (kind < 16) {
                page.append("</").append(pick(elements)).append('>');
            } else if (kind < 18) {
                page.append(pick(ODD));
            } else {
                page.append(word());
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private String word() {
        return "k" + ++words + "k";
    }

    private void startTag(String name) {
        page.append('<').append(name);
        // A second html or body tag gives its attributes to the first, after the content has been sent.
        boolean bare = name.equals("html") || name.equals("body");
        for (int left = bare ? 0 : random.nextInt(3); left > 0; left--) {
            page.append(pick(ATTRIBUTES));
        }
        // A browser gives what it makes again elsewhere all its attributes.
        if (!bare && !AGAIN.contains(name)) {
            page.append(" title=").append(word());
        }
        page.append(pick(List.of(">", ">", ">", "/>", "\n>")));
        if (random.nextBoolean()) {
            page.append(word());
        }
    }
}
