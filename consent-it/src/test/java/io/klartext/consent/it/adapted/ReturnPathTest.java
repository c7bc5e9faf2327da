package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.http.Client;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where somebody is sent back to: all of {@code return-paths.json}, as the link on a page, and as the {@code Location} after a
 * form. A real browser says where each of them leads, because that is who follows it.
 */
@ExtendWith(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-32")
final class ReturnPathTest {

    private static final int AT_LEAST = 200;

    /** Which of these links of a page lead to another origin, as the browser understands them. */
    private static final String BACK_LINKS_ELSEWHERE = """
            async (wanted) => {
              const elsewhere = [];
              let links = 0;
              for (const one of wanted) {
                const answer = await fetch('/consent/choices?return=' + encodeURIComponent(one));
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                for (const link of page.querySelectorAll('a[href], form[action], base[href], meta[http-equiv]')) {
                  const target = link.getAttribute('href') ?? link.getAttribute('action') ?? link.content;
                  if (new URL(target, location.href).origin !== location.origin) {
                    elsewhere.push(one + ' -> ' + target);
                  }
                }
                links += page.querySelectorAll('a.back').length;
              }
              return {elsewhere, links};
            }""";

    private static final String ELSEWHERE = """
            (locations) => locations.filter(one => new URL(one, location.href).origin !== location.origin)""";

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final AdaptedShop shop = AdaptedShop.open();
    private final List<String> wanted = read();

    @AfterAll
    void close() {
        shop.close();
    }

    private static List<String> read() {
        try (InputStream in = Objects.requireNonNull(ReturnPathTest.class.getResourceAsStream("return-paths.json"))) {
            return new ObjectMapper().readValue(in, new TypeReference<List<String>>() {});
        } catch (IOException e) {
            throw new AssertionError("return-paths.json cannot be read", e);
        }
    }

    private Page page(Browser browser) {
        Page page = browser.newContext().newPage();
        page.navigate(shop.uri().resolve("/own.js").toString());
        return page;
    }

    @Test
    void no_link_back_leads_to_another_origin(Browser browser) {
        assertThat(wanted).hasSizeGreaterThan(AT_LEAST);
        try (Page page = page(browser)) {
            assertThat(page.evaluate(BACK_LINKS_ELSEWHERE, wanted))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsEntry("elsewhere", List.of())
                    .hasEntrySatisfying(
                            "links", links -> assertThat((Integer) links).isBetween(80, wanted.size() / 2));
        }
    }

    @Test
    void no_form_sends_anybody_to_another_origin(Browser browser) {
        Client person = new Client(shop.uri());
        person.choose("granted:personalized-ads");
        String token = token(person.get(person.whyLinkOn("/page")));
        List<String> locations = new ArrayList<>();
        for (String one : wanted) {
            HttpResponse<String> answer = person.form(
                    "/consent/choices", Map.of("token", token, "choice", "withdrawn:personalized-ads", "return", one));
            assertThat(answer.statusCode()).as(one).isEqualTo(303);
            locations.add(answer.headers().firstValue("Location").orElseThrow());
        }
        assertThat(locations)
                .anyMatch(location -> location.startsWith("/cart"))
                .allMatch(location -> location.startsWith("/"))
                .allMatch(location -> location.chars().allMatch(c -> c > ' ' && c < 0x7f));
        try (Page page = page(browser)) {
            assertThat(page.evaluate(ELSEWHERE, locations)).isEqualTo(List.of());
            assertThat(page.evaluate(ELSEWHERE, List.of("//evil.example", "/\t/evil.example", "/\\evil.example")))
                    .as("what the browser would have made of them")
                    .isEqualTo(List.of("//evil.example", "/\t/evil.example", "/\\evil.example"));
        }
    }

    private static String token(HttpResponse<String> page) {
        return FORM_TOKEN
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form in " + page.body()));
    }

    @Test
    void somebody_who_follows_such_a_link_stays_in_the_shop(Browser browser) {
        for (String one :
                List.of("//evil.example", "/\\evil.example", "/%2fevil.example", "/a;//evil.example", "/..")) {
            try (Page page = page(browser)) {
                page.navigate(shop.uri().resolve("/consent/choices?return=") + encoded(one));
                page.locator("button[name=choice]").first().click();
                page.waitForURL("**/consent/choices?done=**");
                if (page.locator("a.back").count() > 0) {
                    page.locator("a.back").first().click();
                }
                assertThat(page.evaluate("() => location.origin + '/'"))
                        .isEqualTo(shop.uri().toString());
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
