package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.visit.Languages;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What all pages have around them: head, skip link, the shop's name, the languages, the way back, who is responsible. */
public final class PageFrame {

    private PageFrame() {}

    /**
     * A whole page.
     *
     * @param showing to whom and in which language
     * @param title the page's title and heading
     * @param otherLanguage the address of the same page in another language
     * @param content what stands under the heading
     * @return HTML
     */
    public static String page(
            Showing showing, String title, Function<String, String> otherLanguage, List<? extends Node> content) {
        Element main =
                Element.of("main", Element.of("h1", title)).set("id", "content").with(content);
        return html(showing.language())
                .with(head(
                        showing, title + " - " + showing.policy().controller().name()))
                .with(Element.of("body")
                        .with(Element.of("a", showing.say("skip")).as("skip").set("href", "#content"))
                        .with(header(showing, otherLanguage))
                        .with(main)
                        .with(footer(showing)))
                .page();
    }

    private static Element html(String language) {
        return Element.of("html").set("lang", language).set("dir", Languages.direction(language));
    }

    private static Element head(Showing showing, String title) {
        var setup = showing.visit().setup();
        Element head = Element.of("head")
                .with(Element.of("meta").set("charset", "utf-8"))
                .with(Element.of("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1"))
                .with(Element.of("meta").set("name", "color-scheme").set("content", "light dark"))
                .with(Element.of("meta").set("name", "robots").set("content", "noindex"))
                .with(Element.of("title", title))
                .with(stylesheet(showing.visit().links().asset(Asset.STYLE.path(), Asset.STYLE.hash())));
        setup.stylesheet()
                .ifPresent(
                        href -> head.with(stylesheet(showing.visit().request().getContextPath() + href)));
        return head;
    }

    private static Element stylesheet(String href) {
        return Element.of("link").set("rel", "stylesheet").set("href", href);
    }

    private static Element header(Showing showing, Function<String, String> otherLanguage) {
        Element bar = Element.of("header").as("bar");
        showing.back()
                .ifPresent(back ->
                        bar.with(Element.of("a", showing.say("back")).as("back").set("href", back)));
        bar.with(Element.of("span", showing.policy().controller().name()).as("shop"));
        List<String> languages = showing.policy().languages();
        if (languages.size() > 1) {
            bar.with(languages(showing, languages, otherLanguage));
        }
        return bar;
    }

    private static Element languages(Showing showing, List<String> languages, Function<String, String> otherLanguage) {
        Element nav = Element.of("nav").as("languages").set("aria-label", showing.say("language"));
        for (String code : languages) {
            Locale locale = Locale.forLanguageTag(code);
            Element link = Element.of("a", locale.getDisplayLanguage(locale))
                    .set("href", otherLanguage.apply(code))
                    .set("hreflang", code)
                    .set("lang", code);
            nav.with(code.equals(showing.language()) ? link.set("aria-current", "true") : link);
        }
        return nav;
    }

    private static Element footer(Showing showing) {
        Policy policy = showing.policy();
        Controller controller = policy.controller();
        Element footer = Element.of("footer");
        footer.with(line(showing.say("footer.responsible", controller.name(), controller.address())));
        footer.with(line(showing.say("footer.contact", controller.contact())));
        controller.officer().ifPresent(officer -> footer.with(line(showing.say("footer.officer", officer))));
        footer.with(line(showing.say("footer.authority", controller.authority())));
        String since = showing.words().date(policy.effectiveFrom());
        footer.with(line(showing.say("footer.version", Integer.toString(policy.version()), since)));
        return footer;
    }

    private static Element line(String text) {
        return Element.of("p", text);
    }
}
