package io.klartext.consent.servlet.internal.adapt;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Markup as nobody would write it: anything may stand anywhere. Every text and every attribute carries a word of its own. */
final class RandomMarkup {

    private static final List<String> ELEMENTS =
            List.of(("div div div div p p span span b i a em ul ol li li table tr td th tbody thead tfoot button"
                            + " form h1 h2 section article dl dt dd pre nobr font strong label img br hr custom-x"
                            + " title textarea script style xmp iframe noembed template"
                            + " ruby rt rp body html head small u code details address fieldset"
                            + " center nav")
                    .split(" "));
    private static final List<String> WITH_FOREIGN = Stream.concat(
                    ELEMENTS.stream(),
                    List.of(
                            "caption marquee object colgroup col select option optgroup input hr main svg svg math math foreignObject desc title mi mtext annotation-xml path g noscript"
                                    .split(" "))
                            .stream())
            .toList();
    private static final List<String> QUOTES = List.of("\"", "'", "");

    private final Random random;
    private final List<String> elements;
    private final StringBuilder out = new StringBuilder();
    private int words;
    private boolean copied;

    RandomMarkup(Random random, List<String> elements) {
        this.random = random;
        this.elements = elements;
    }

    static String anything(Random random) {
        return new RandomMarkup(random, ELEMENTS).make();
    }

    static String withForeign(Random random) {
        return new RandomMarkup(random, WITH_FOREIGN).make();
    }

    private String make() {
        if (random.nextInt(3) > 0) {
            out.append(random.nextBoolean() ? "<!DOCTYPE html>" : "<!doctype html PUBLIC '-//W3C//DTD HTML 3.2//EN'>");
        }
        for (int left = 1 + random.nextInt(60); left > 0; left--) {
            piece();
        }
        // jsoup reads an element of text that is never closed in a way of its own.
        return out.append("</title></textarea>").toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void piece() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> startTag();
            case 8, 9, 10, 11, 12, 13 ->
                out.append("</").append(name()).append(random.nextInt(9) == 0 ? " x=y >" : ">");
            case 14 -> odd();
            default -> word();
        }
    }

    private String name() {
        String name = pick(elements);
        return random.nextInt(9) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }

    private void word() {
        out.append(random.nextInt(4) == 0 ? " " : "")
                .append('k')
                .append(++words)
                .append('k');
    }

    private void startTag() {
        String name = name();
        // A browser makes formatting elements again elsewhere, with all their attributes.
        Kind kind = Kind.of(Kind.hash(name));
        copied = kind.is(Kind.FORMATTING);
        out.append('<').append(name);
        // A second html or body tag gives its attributes to the first, after the content has been sent.
        for (int left = kind == Kind.HTML || kind == Kind.BODY ? 0 : random.nextInt(3); left > 0; left--) {
            String quote = pick(QUOTES);
            out.append(pick(List.of(" ", "\n", "/", " \t"))).append(attribute());
            if (random.nextInt(8) > 0) {
                out.append(pick(List.of("=", "=", " = ")))
                        .append(quote)
                        .append(value(quote))
                        .append(quote);
            }
        }
        out.append(pick(List.of(">", ">", ">", " >", "/>", " />")));
    }

    private String attribute() {
        return pick(List.of("id", "id", "class", "class", "ID", "data-x", "title"));
    }

    private String value(String quote) {
        String word = pick(List.of("x", "y", "z", "a", "&#120;", "&#x78", "x&amp;"));
        if (!copied && random.nextInt(4) == 0) {
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
                "</script>",
                "<script>'<div id=x>'</script>",
                "<div",
                "\"",
                "'",
                ">")));
    }
}
