package io.klartext.consent.servlet.adapt;

import java.util.regex.Pattern;

/** The forms of the texts in the rules, each with the words that describe it. */
final class Forms {

    static final String PATH = "a path that starts with \"/\", without \"..\", \"//\", a query or a fragment";
    static final String ATTRIBUTE = "the name of an attribute, such as data-sku";
    static final String SURFACE = "1 to 64 letters, digits, dots, hyphens and underscores, such as cart.picks";
    static final String COOKIE = "the name of a cookie; a \"*\" may stand at its end";
    static final String DOMAIN = "a domain such as .example.com";

    private static final Pattern PATH_FORM = Pattern.compile("/[^?#;\\\\\\s]{0,1000}");
    private static final Pattern ATTRIBUTE_FORM = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:.-]{0,99}");
    private static final Pattern SURFACE_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern COOKIE_FORM = Pattern.compile("[!#$%&'+.^_`|~0-9A-Za-z-]{1,200}[*]?");
    private static final Pattern DOMAIN_FORM = Pattern.compile("[.]?[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){0,9}");

    private Forms() {}

    static boolean isPath(String text) {
        return PATH_FORM.matcher(text).matches()
                && !text.contains("//")
                && !text.contains("/../")
                && !text.endsWith("/..");
    }

    static boolean isAttribute(String text) {
        return ATTRIBUTE_FORM.matcher(text).matches();
    }

    static boolean isSurface(String text) {
        return SURFACE_FORM.matcher(text).matches();
    }

    static boolean isCookie(String text) {
        return COOKIE_FORM.matcher(text).matches();
    }

    static boolean isDomain(String text) {
        return DOMAIN_FORM.matcher(text).matches();
    }
}
