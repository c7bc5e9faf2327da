package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-32")
class CrossSiteTest {

    private static final String CHOICE = "refused:newsletter";

    private final TestShop shop = TestShop.open();
    private final TestShop configured = TestShop.open(builder -> builder.origin("https://shop.example"));

    @AfterAll
    void close() {
        shop.close();
        configured.close();
    }

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1} is answered {2}")
    @CsvSource({
        "same-origin, -,                    303",
        "same-origin, https://evil.example, 303",
        "same-origin, null,                 303",
        "same-site,   -,                    403",
        "same-site,   https://shop.example, 403",
        "cross-site,  -,                    403",
        "cross-site,  https://shop.example, 403",
        "none,        -,                    403",
        "none,        https://shop.example, 403",
        "Same-Origin, -,                    403",
        "nonsense,    https://shop.example, 403",
        "-,           https://shop.example, 303",
        "-,           https://shop.example:443, 403",
        "-,           http://shop.example,  403",
        "-,           https://evil.example, 403",
        "-,           https://shop.example.evil.example, 403",
        "-,           null,                 403",
        "-,           -,                    303"
    })
    void a_form_is_taken_only_from_our_own_page(String site, String origin, int status) {
        assertThat(post(configured, site, origin)).isEqualTo(status);
    }

    @Test
    void an_origin_is_understood_however_the_shop_spells_it() {
        try (TestShop loud = TestShop.open(builder -> builder.origin("HTTPS://Shop.Example:443"))) {
            assertThat(post(loud, "-", "https://shop.example")).isEqualTo(303);
        }
        try (TestShop port = TestShop.open(builder -> builder.origin("http://[2001:DB8::1]:8080"))) {
            assertThat(post(port, "-", "http://[2001:db8::1]:8080")).isEqualTo(303);
            assertThat(post(port, "-", "http://[2001:db8::1]")).isEqualTo(403);
        }
    }

    @Test
    void without_a_configured_origin_the_requests_own_counts() {
        assertThat(post(shop, "-", shop.origin())).isEqualTo(303);
        assertThat(post(shop, "-", "http://localhost:1")).isEqualTo(403);
        assertThat(post(shop, "-", "https://localhost")).isEqualTo(403);
    }

    private static int post(TestShop shop, String site, String origin) {
        Browser browser = shop.browser();
        Page form = browser.choices();
        browser.without("Sec-Fetch-Site");
        if (!"-".equals(site)) {
            browser.with("Sec-Fetch-Site", site);
        }
        if (!"-".equals(origin)) {
            browser.with("Origin", origin);
        }
        return browser.press(form, CHOICE).status();
    }

    @Test
    void nothing_is_recorded_for_a_form_from_elsewhere() {
        int before = shop.events().size();
        Browser victim = shop.browser().loggedInAs("victim");
        Page form = victim.choices();

        Page answer = victim.with("Sec-Fetch-Site", "cross-site").press(form, "granted:*");

        assertThat(answer.text()).contains("We did not accept this form", "Nothing was recorded");
        assertThat(shop.events()).hasSize(before);
    }

    @Test
    void a_form_without_a_token_is_refused() {
        Browser browser = shop.browser();

        assertThat(browser.post(Map.of("choice", CHOICE)).status()).isEqualTo(403);
        assertThat(browser.post(Map.of("choice", CHOICE, "token", "")).status()).isEqualTo(403);
        assertThat(browser.post(Map.of("choice", CHOICE, "token", "nonsense")).status())
                .isEqualTo(403);
    }

    @Test
    void a_token_with_any_character_changed_is_refused() {
        Browser browser = shop.browser().loggedInAs("token");
        String token = browser.choices().token();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(browser.post(Map.of("choice", CHOICE, "token", changed)).status())
                    .as("character %d", i)
                    .isEqualTo(403);
        }
        assertThat(browser.post(Map.of("choice", CHOICE, "token", token)).status())
                .isEqualTo(303);
    }

    @Test
    void a_token_made_for_one_person_is_refused_for_another() {
        Page annas = shop.browser().loggedInAs("anna").choices();

        assertThat(shop.browser().loggedInAs("berta").press(annas, CHOICE).status())
                .isEqualTo(403);
        assertThat(shop.browser().press(annas, CHOICE).status()).isEqualTo(403);
        assertThat(shop.consents
                        .check(io.klartext.consent.SubjectId.account("berta"), SamplePolicy.NEWS)
                        .reason())
                .hasToString("NOT_ASKED");
    }

    @Test
    void a_token_made_for_nobody_is_refused_for_an_account_but_good_for_the_visitor_whom_another_tab_made() {
        Browser browser = shop.browser();
        Page otherTab = browser.choices();
        browser.choose("granted:personalized-ads");

        assertThat(browser.press(otherTab, CHOICE).status()).isEqualTo(303);
        assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        assertThat(shop.browser().loggedInAs("clara").press(otherTab, CHOICE).status())
                .isEqualTo(403);
    }

    @Test
    void a_token_of_another_shop_is_refused() {
        Page foreign = configured.browser().choices();

        assertThat(shop.browser().press(foreign, CHOICE).status()).isEqualTo(403);
    }
}
