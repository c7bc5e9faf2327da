package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.adapted.HostileTexts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tags in a JSP, by the tag library in the library's jar, with nothing to configure. */
@OnEveryServer
class TagsTest {

    private static final String[] PLAIN = {"X-Plain", "1", "Sec-Fetch-Site", "same-origin"};

    private final Site site;

    TagsTest(Site site) {
        this.site = site;
    }

    @Test
    @Tag("DSA-27")
    void what_is_denied_is_not_rendered_and_something_else_is() {
        String page = site.get("/tagged", PLAIN).text();
        assertThat(page)
                .contains("<p>popular</p>", "<p></p>")
                .doesNotContain("picked", "read")
                .containsPattern(
                        "<consent-choices><a href=\"[^\"]*/consent/choices\\?return=[^\"]+#purpose-personalized-ads\">"
                                + "Your choices</a></consent-choices>")
                .containsPattern(
                        "<consent-why><a href=\"[^\"]*/consent/why\\?t=[^\"]+&amp;return=[^\"]+\">Why\\?</a></consent-why>");
    }

    @Test
    void what_is_allowed_is_rendered() {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(site.get("/consent/choices", PLAIN).text());
        assertThat(token.find()).isTrue();
        Reply done = site.post(
                "/consent/choices",
                "token=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                        + "&choice=granted%3Apersonalized-ads",
                PLAIN);
        String cookie = done.headers("Set-Cookie").stream()
                .filter(line -> line.startsWith("__Host-consent="))
                .findFirst()
                .orElseThrow()
                .replaceAll(";.*", "");
        assertThat(site.get("/tagged", "X-Plain", "1", "Cookie", cookie).text())
                .contains("<p>picked 2</p>")
                .doesNotContain("popular");
    }

    @Test
    @Tag("GDPR-32")
    void whatever_an_offer_and_its_surface_are_called_the_link_is_there_and_nothing_else() {
        String harmless = tagged("words");
        assertThat(harmless).contains("p[] > consent-why[] > a[href]");
        for (String name : HostileTexts.LINES) {
            assertThat(tagged(name)).as(name).isEqualTo(harmless);
        }
    }

    /** The elements of the page, with the names of their attributes. */
    private String tagged(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return Jsoup.parse(site.get("/tagged?name=" + encoded, PLAIN).text()).getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .toList())
                .collect(Collectors.joining(" > "));
    }
}
