package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Text;

/** The link to an explanation, as it is put into a page: the links of a page differ only in where they lead. Immutable. */
public final class WhyLink {

    private static final String HREF = "href=\"";

    private final String before;
    private final String after;

    /**
     * A link, wrapped for the component.
     *
     * @param words what it says
     */
    public WhyLink(String words) {
        // The space parts it from a text before it.
        StringBuilder out = new StringBuilder(" ");
        Element.of("span")
                .as("klartext-why")
                .with(Element.of("consent-why", Element.of("a", words).set("href", "")))
                .write(out);
        int place = out.indexOf(HREF) + HREF.length();
        before = out.substring(0, place);
        after = out.substring(place);
    }

    /**
     * The link to one explanation.
     *
     * @param href where it leads
     * @return markup
     */
    public String to(String href) {
        StringBuilder out = new StringBuilder(before.length() + after.length() + href.length() + 16).append(before);
        new Text(href).write(out);
        return out.append(after).toString();
    }
}
