package io.klartext.consent.servlet.internal.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element with attributes and content. Texts and attribute values are escaped when it is written, names are checked
 * when it is made, and scripts, inline styles and event handlers cannot be made at all. Not thread-safe.
 */
public final class Element implements Node {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Set<String> FORBIDDEN = Set.of("script", "style", "iframe", "object", "embed", "base");
    private static final Set<String> EMPTY = Set.of("meta", "link", "input", "br", "hr", "img");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> content = new ArrayList<>();

    private Element(String name) {
        if (!NAME.matcher(name).matches() || FORBIDDEN.contains(name)) {
            throw new IllegalArgumentException("No such element on these pages: " + name);
        }
        this.name = name;
    }

    /**
     * An element.
     *
     * @param name its name in lower case
     * @param content what is in it
     * @return the element
     */
    public static Element of(String name, Node... content) {
        return new Element(name).with(content);
    }

    /**
     * An element with a text in it.
     *
     * @param name its name in lower case
     * @param text what it says
     * @return the element
     */
    public static Element of(String name, String text) {
        return new Element(name).with(new Text(text));
    }

    /**
     * Sets an attribute.
     *
     * @param attribute its name in lower case
     * @param value its value; empty for one that only is there, such as {@code open}
     * @return this element
     */
    public Element set(String attribute, String value) {
        if (!NAME.matcher(attribute).matches() || attribute.startsWith("on") || attribute.equals("style")) {
            throw new IllegalArgumentException("No such attribute on these pages: " + attribute);
        }
        attributes.put(attribute, value);
        return this;
    }

    /**
     * Sets the class.
     *
     * @param names one or more class names
     * @return this element
     */
    public Element as(String names) {
        return set("class", names);
    }

    /**
     * Adds content at the end.
     *
     * @param nodes what to add
     * @return this element
     */
    public Element with(Node... nodes) {
        content.addAll(List.of(nodes));
        return this;
    }

    /**
     * Adds content at the end.
     *
     * @param nodes what to add
     * @return this element
     */
    public Element with(List<? extends Node> nodes) {
        content.addAll(nodes);
        return this;
    }

    /**
     * Adds a text at the end.
     *
     * @param text what to add
     * @return this element
     */
    public Element with(String text) {
        content.add(new Text(text));
        return this;
    }

    @Override
    public void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            Text.escape(value, out);
            out.append('"');
        });
        out.append('>');
        if (!EMPTY.contains(name)) {
            content.forEach(node -> node.write(out));
            out.append("</").append(name).append('>');
        }
    }

    /**
     * This element as a whole page.
     *
     * @return HTML with its document type
     */
    public String page() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        write(out);
        return out.append('\n').toString();
    }
}
