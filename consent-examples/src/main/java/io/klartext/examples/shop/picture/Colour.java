package io.klartext.examples.shop.picture;

/** An opaque colour, and the arithmetic that a picture needs to shade it. */
record Colour(int red, int green, int blue) {

    private static final Colour BLACK = new Colour(20, 12, 8);
    private static final Colour WHITE = new Colour(255, 252, 244);
    private static final double READABLE = 4.5;

    /** Reads {@code #rrggbb}. */
    static Colour parse(String hex) {
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("A colour is written #rrggbb, not " + hex);
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    Colour darker() {
        return mix(BLACK, 0.32);
    }

    Colour lighter() {
        return mix(WHITE, 0.42);
    }

    /** A shade of this colour that can be read on the background, dark if that works and pale if not. */
    Colour inkOn(Colour background) {
        for (double share = 0.35; share < 1; share += 0.1) {
            Colour dark = mix(BLACK, share);
            if (dark.contrastTo(background) >= READABLE) {
                return dark;
            }
        }
        return WHITE;
    }

    double contrastTo(Colour other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    String hex() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    private Colour mix(Colour other, double share) {
        return new Colour(
                between(red, other.red, share), between(green, other.green, share), between(blue, other.blue, share));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
