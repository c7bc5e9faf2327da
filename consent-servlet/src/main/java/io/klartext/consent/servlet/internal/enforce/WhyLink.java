package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.html.Element;

/** The link to an explanation, as it is put into a page. */
public final class WhyLink {

    private WhyLink() {}

    /**
     * The link, wrapped for the component.
     *
     * @param words what it says
     * @param href where it leads
     * @return markup
     */
    public static String markup(String words, String href) {
        // The space parts it from a text before it.
        StringBuilder out = new StringBuilder(" ");
        Element.of("span")
                .as("klartext-why")
                .with(Element.of("consent-why", Element.of("a", words).set("href", href)))
                .write(out);
        return out.toString();
    }
}
