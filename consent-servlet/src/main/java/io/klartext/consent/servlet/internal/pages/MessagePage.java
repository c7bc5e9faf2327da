package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.html.Node;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page that says plainly what happened, and leads on. */
public final class MessagePage {

    private MessagePage() {}

    /**
     * Says that something did not work.
     *
     * @param visit the request
     * @param status the HTTP status
     * @param problem the name of its sentences, such as {@code foreign}
     * @throws IOException if the browser has gone
     */
    public static void problem(Visit visit, int status, String problem) throws IOException {
        say(Showing.of(visit, visit.setup().consents().policy()), status, "problem." + problem, Optional.empty());
    }

    /**
     * Says something, with a form to go on by or the way to the choices.
     *
     * @param showing to whom
     * @param status the HTTP status
     * @param key the beginning of the names of title and text
     * @param form what to do about it
     * @throws IOException if the browser has gone
     */
    public static void say(Showing showing, int status, String key, Optional<Element> form) throws IOException {
        Element way = Element.of("p").as("buttons");
        way.with(Element.of("a", showing.say("button.choices")).as("button").set("href", showing.choicesLink()));
        List<Node> content = new ArrayList<>();
        content.add(Element.of("p", showing.say(key + ".text")).as("lead"));
        form.ifPresent(content::add);
        content.add(way);
        String html = PageFrame.page(
                showing,
                showing.say(key + ".title"),
                code -> showing.visit().links().choices(showing.back(), Optional.of(code), Optional.empty()),
                content);
        Answer.page(showing.visit(), status, html);
    }

    /**
     * Says that nothing can be shown, when not even a policy can be had.
     *
     * @param visit the request
     * @param status the HTTP status
     * @param titleKey the name of its title
     * @param textKey the name of its sentence
     * @throws IOException if the browser has gone
     */
    public static void bare(Visit visit, int status, String titleKey, String textKey) throws IOException {
        String language = visit.acceptedLanguage(Texts.LANGUAGES);
        Texts texts = Texts.in(language);
        String title = texts.say(titleKey);
        Element page = Element.of("html")
                .set("lang", language)
                .with(Element.of("head")
                        .with(Element.of("meta").set("charset", "utf-8"))
                        .with(Element.of("title", title))
                        .with(Element.of("link")
                                .set("rel", "stylesheet")
                                .set("href", visit.links().asset(Asset.STYLE.path(), Asset.STYLE.hash()))))
                .with(Element.of("body")
                        .with(Element.of("main", Element.of("h1", title))
                                .with(Element.of("p", texts.say(textKey)).as("lead"))));
        Answer.page(visit, status, page.page());
    }

    /**
     * The policy that counts now.
     *
     * @param visit the request
     * @return the policy, or empty if none can be had
     */
    public static Optional<Policy> policy(Visit visit) {
        try {
            return Optional.of(visit.setup().consents().policy());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
