package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.Random;

/** Markup as nobody would write it: anything may stand anywhere. Every text and every attribute carries a word of its own. */
final class RandomMarkup {

    private static final List<String> ELEMENTS = List.of(
            ("div div div div p p span span b i a em ul ol li li table tr td th tbody thead tfoot caption select option button"
                            + " form h1 h2 section article dl dt dd pre nobr font strong object label input img br hr custom-x"
                            + " svg math foreignObject desc title mi mtext textarea script style xmp iframe noembed template"
                            + " optgroup ruby rt rp body html head colgroup col small u code marquee details address fieldset"
                            + " center main nav path g")
                    .split(" "));
    private static final List<String> QUOTES = List.of("\"", "'", "");

    private final Random random;
    private final List<String> elements;
    private final StringBuilder out = new StringBuilder();
    private int words;

    RandomMarkup(Random random, List<String> elements) {
        this.random = random;
        this.elements = elements;
    }

    static String anything(Random random) {
        return new RandomMarkup(random, ELEMENTS).make();
    }

    private String make() {
        if (random.nextInt(3) > 0) {
            out.append(random.nextBoolean() ? "<!DOCTYPE html>" : "<!doctype html PUBLIC '-//W3C//DTD HTML 3.2//EN'>");
        }
        for (int left = 1 + random.nextInt(60); left > 0; left--) {
            piece();
        }
        return out.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void piece() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> startTag();
            case 8, 9, 10, 11, 12, 13 -> out.append("</").append(name()).append(random.nextInt(9) == 0 ? " x=y >" : ">");
            case 14 -> odd();
            default -> word();
        }
    }

    private String name() {
        String name = pick(elements);
        return random.nextInt(9) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }

    private void word() {
        out.append(random.nextInt(4) == 0 ? " " : "").append('k').append(++words).append('k');
    }

    private void startTag() {
        out.append('<').append(name());
        for (int left = random.nextInt(3); left > 0; left--) {
            String quote = pick(QUOTES);
            out.append(pick(List.of(" ", "\n", "/", " \t"))).append(attribute());
            if (random.nextInt(8) > 0) {
                out.append(pick(List.of("=", "=", " = "))).append(quote).append(value(quote)).append(quote);
            }
        }
        out.append(pick(List.of(">", ">", ">", " >", "/>", " />")));
    }

    private String attribute() {
        return pick(List.of("id", "id", "class", "class", "ID", "data-x", "title"));
    }

    private String value(String quote) {
        String word = pick(List.of("x", "y", "z", "a", "&#120;", "&#x78", "x&amp;"));
        if (random.nextInt(4) == 0) {
            word = word + (quote.isEmpty() ? "" : " ") + "k" + ++words + "k" + (quote.isEmpty() ? "" : " x");
        }
        return quote.isEmpty() || random.nextInt(9) > 0 ? word : word + ">";
    }

    private void odd() {
        out.append(pick(List.of(
                "<!-- k0k <div id=x> -->",
                "<!-->",
                "<!--->",
                "<!-- a --!>",
                "<!--",
                "-->",
                "<![CDATA[ <div id=x> ]]>",
                "<!DOCTYPE x>",
                "<?php <div id=x> ?>",
                "<",
                "</",
                "</>",
                "< div id=x>",
                "<!",
                "&lt;div id=x&gt;",
                "<script><!--<script>",
                "</script>",
                "<script>'<div id=x>'</script>",
                "<div",
                "\"",
                "'",
                ">")));
    }
}
