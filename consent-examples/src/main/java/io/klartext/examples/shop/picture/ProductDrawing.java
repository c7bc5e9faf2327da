package io.klartext.examples.shop.picture;

import io.klartext.examples.shop.catalogue.Look;
import io.klartext.examples.shop.catalogue.Product;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Draws one product: takes the shape of its category, fills the gaps with its colours, its label, its motif and whatever
 * lies in the jar. What looks random is drawn from the article number, so the same product always looks the same.
 */
final class ProductDrawing {

    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)((?: [^{} ]+)*)}");
    private static final Pattern TONE = Pattern.compile("\\{([12]):(#[0-9a-f]{6})}");
    private static final double WIDTH_OF_A_LETTER = 0.58;

    private final Product product;
    private final Look look;
    private final Random random;
    private final Map<String, String> colours;

    ProductDrawing(Product product) {
        this.product = product;
        this.look = product.look();
        this.random = new Random(product.sku().hashCode());
        Colour colour = Colour.parse(look.colour());
        Colour accent = Colour.parse(look.accent());
        this.colours = Map.of(
                "{colour}", colour.hex(),
                "{colour-dark}", colour.darker().hex(),
                "{colour-light}", colour.lighter().hex(),
                "{colour-ink}", colour.inkOn(Colour.parse("#fbf4e4")).hex(),
                "{accent}", accent.hex(),
                "{accent-dark}", accent.darker().hex(),
                "{accent-light}", accent.lighter().hex(),
                "{accent-ink}", colour.inkOn(accent).hex());
    }

    /** The drawing as a fragment, 400 by 400; the prefix keeps ids apart where several are in one picture. */
    String fragment(String idPrefix, boolean withGarnish) {
        String shape = Artwork.of(product.category(), look.shape()).replace("{id}", idPrefix);
        return fill(shape) + (withGarnish ? garnish() : "");
    }

    private String fill(String template) {
        String coloured = template;
        for (Map.Entry<String, String> gap : colours.entrySet()) {
            coloured = coloured.replace(gap.getKey(), gap.getValue());
        }
        return GAP.matcher(coloured).replaceAll(match -> gap(match.group(1), arguments(match)));
    }

    private static String[] arguments(MatchResult match) {
        return match.group(2).strip().split(" ", -1);
    }

    private String gap(String name, String[] at) {
        return switch (name) {
            case "shadow" ->
                svg("<ellipse cx='%s' cy='342' rx='%s' ry='11' fill='#2b1a10' opacity='.2'/>", at[0], at[1]);
            case "label" -> label(number(at[0]), number(at[1]), number(at[2]), number(at[3]));
            case "motif" -> stamp(number(at[0]), number(at[1]), number(at[2]));
            case "natural" -> natural(number(at[0]), number(at[1]), number(at[2]), 0);
            case "word" -> word(number(at[0]), number(at[1]), number(at[2]), number(at[3]), at[4]);
            case "scatter" -> scatter(at, 30, 24, (spot) -> natural(spot.x, spot.y, 0.8, spot.turn));
            case "grains" -> scatter(at, 13, 12, this::grain);
            case "lumps" -> scatter(at, 34, 30, this::lump);
            default -> throw new IllegalArgumentException("No gap is called " + name + " in a " + look.shape());
        };
    }

    private String label(double x, double y, double width, double height) {
        String ink = colours.getOrDefault("{accent-ink}", "#000000");
        boolean stamped = !look.motif().equals("none");
        double middle = x + width / 2;
        String paper = svg(
                "<rect x='%s' y='%s' width='%s' height='%s' rx='6' fill='%s'/>"
                        + "<rect x='%s' y='%s' width='%s' height='%s' rx='3' fill='none' stroke='%s' stroke-width='1.5' opacity='.5'/>",
                x, y, width, height, look.accent(), x + 5, y + 5, width - 10, height - 10, ink);
        String stamp = stamped ? stamp(middle, y + height * 0.4, height / 105) : "";
        double baseline = stamped ? y + height * 0.85 : y + height * 0.58;
        return paper + stamp + word(middle, baseline, width - 20, stamped ? 21 : 26, ink);
    }

    private String word(double x, double baseline, double width, double size, String colour) {
        double fitting = Math.min(size, width / (look.word().length() * WIDTH_OF_A_LETTER));
        return svg(
                "<text x='%s' y='%s' font-size='%s' fill='%s' text-anchor='middle' font-weight='600'"
                        + " font-family='Palatino, Palatino Linotype, Book Antiqua, Georgia, serif'>%s</text>",
                x, baseline, fitting, colour, escape(look.word()));
    }

    /** The motif in one ink, as printed on a label. */
    private String stamp(double x, double y, double scale) {
        String ink = colours.getOrDefault("{accent-ink}", "#000000");
        return placed(x, y, scale, 0, tones(tone -> tone.equals("1") ? ink : look.accent()));
    }

    /** The motif in its own colours, as it grows. */
    private String natural(double x, double y, double scale, double turn) {
        return placed(x, y, scale, turn, tones(tone -> ""));
    }

    private String tones(Function<String, String> colourOf) {
        String drawing = fill(Artwork.of("motif", look.motif()));
        return TONE.matcher(drawing).replaceAll(match -> {
            String chosen = colourOf.apply(match.group(1));
            return chosen.isEmpty() ? match.group(2) : chosen;
        });
    }

    private static String placed(double x, double y, double scale, double turn, String drawing) {
        return svg("<g transform='translate(%s %s) rotate(%s) scale(%s)'>", x, y, turn, scale) + drawing + "</g>";
    }

    /** What the thing is made of, lying beside it. */
    private String garnish() {
        boolean grows = !look.motif().equals("none")
                && !product.category().equals("cheese")
                && !product.category().equals("pasta");
        return grows ? natural(66, 318, 0.92, -14) + natural(336, 323, 0.72, 22) : "";
    }

    private String scatter(String[] at, double stepX, double stepY, Function<Spot, String> piece) {
        StringBuilder pieces = new StringBuilder();
        double left = number(at[0]);
        double top = number(at[1]);
        boolean shifted = false;
        for (double y = top; y < top + number(at[3]) + stepY; y += stepY) {
            for (double x = left - (shifted ? stepX / 2 : 0); x < left + number(at[2]) + stepX; x += stepX) {
                double jitterX = (random.nextDouble() - 0.5) * stepX * 0.4;
                double jitterY = (random.nextDouble() - 0.5) * stepY * 0.4;
                pieces.append(piece.apply(new Spot(x + jitterX, y + jitterY, random.nextInt(180))));
            }
            shifted = !shifted;
        }
        return pieces.toString();
    }

    private String grain(Spot spot) {
        return svg(
                "<circle cx='%s' cy='%s' r='6.6' fill='%s'/><circle cx='%s' cy='%s' r='2' fill='%s'/>",
                spot.x, spot.y, shade(spot), spot.x - 2, spot.y - 2, colours.getOrDefault("{colour-light}", "#ffffff"));
    }

    private String lump(Spot spot) {
        return svg(
                "<g transform='translate(%s %s) rotate(%s)'><ellipse rx='19' ry='15' fill='%s'/>"
                        + "<ellipse cx='-5' cy='-5' rx='7' ry='4' fill='#fff' opacity='.28'/></g>",
                spot.x, spot.y, spot.turn, shade(spot));
    }

    private String shade(Spot spot) {
        Colour colour = Colour.parse(look.colour());
        return switch (spot.turn % 3) {
            case 0 -> colour.hex();
            case 1 -> new Colour(ease(colour.red()), ease(colour.green()), ease(colour.blue())).hex();
            default -> new Colour(colour.red() * 9 / 10, colour.green() * 9 / 10, colour.blue() * 9 / 10).hex();
        };
    }

    private static int ease(int channel) {
        return channel + (255 - channel) / 8;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Formats with points and at most one decimal, which is finer than anybody sees. */
    private static String svg(String template, Object... values) {
        Object[] shown = values.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] instanceof Double value) {
                shown[i] = String.format(Locale.ROOT, Math.abs(value) < 3 ? "%.2f" : "%.1f", value);
            }
        }
        return template.replace('\'', '"').formatted(shown);
    }

    /** A place for one of many pieces. */
    private record Spot(double x, double y, int turn) {}
}
