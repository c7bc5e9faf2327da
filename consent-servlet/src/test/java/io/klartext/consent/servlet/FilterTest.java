package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.key.KeyRing;
import jakarta.servlet.ServletRequestWrapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.catalina.connector.RequestFacade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void a_request_that_asks_nothing_is_left_alone() {
        int before = shop.lookUps.get();

        Page page = shop.browser().get("/plain");

        assertThat(page.header("Cache-Control")).isEmpty();
        assertThat(page.header("Vary")).isEmpty();
        assertThat(shop.lookUps.get()).isEqualTo(before);
    }

    @Test
    void the_first_decision_makes_the_response_private() {
        for (String path : new String[] {"/check", "/offer", "/links"}) {
            Page page = shop.browser().get(path);
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("private, no-store");
            assertThat(page.header("Vary")).as(path).isEqualTo("Cookie, Sec-GPC, DNT, ADPC");
            assertThat(page.header("Link"))
                    .as(path)
                    .isEqualTo("</consent/consent-requests.json>; rel=\"consent-requests\"");
        }
    }

    @Test
    void who_is_logged_in_is_asked_once_per_request() {
        int before = shop.lookUps.get();

        shop.browser().loggedInAs("anna").get("/offer");

        assertThat(shop.lookUps.get()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/include", "/error", "/async"})
    void forwards_includes_errors_and_async_dispatches_share_one_request(String path) {
        int before = shop.lookUps.get();

        Page page = shop.browser().get(path);

        assertThat(page.body()).contains("NOT_ASKED");
        assertThat(shop.lookUps.get()).isEqualTo(before + 1);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void what_is_included_stands_between_what_includes_it() {
        assertThat(shop.browser().get("/include").body()).isEqualTo("before NOT_ASKED after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/broken-servlet"})
    void the_shops_own_exceptions_pass_through(String path) {
        Page page = shop.browser().get(path);

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).isEqualTo("error page NOT_ASKED");
    }

    @Test
    void templates_reach_the_links_and_the_person() {
        Page page = shop.browser()
                .with("Accept-Language", "de")
                .with("Sec-GPC", "1")
                .get("/links?page=2&q=%C3%B6l");

        assertThat(page.body().lines())
                .containsExactly(
                        "/consent/choices?return=%2Flinks%3Fpage%3D2%26q%3D%25C3%25B6l",
                        "de", "nobody", "[GPC]", "true", "false");
    }

    @Test
    void the_session_id_in_a_path_never_gets_into_a_link() {
        assertThat(shop.browser().get("/links;jsessionid=SECRET?a=1").body())
                .doesNotContain("SECRET")
                .contains("return=%2Flinks%3Fa%3D1");
    }

    @Test
    void links_know_the_web_applications_path() {
        try (TestShop own = TestShop.openAt("/shop")) {
            assertThat(own.browser().get("/links").body()).contains("/shop/consent/choices?return=%2Fshop%2Flinks");
            assertThat(own.browser().get("/offer").lastLine()).startsWith("/shop/consent/why?t=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "true", "1 1", "01", ""})
    @Tag("GDPR-21")
    void a_signal_counts_only_if_it_is_exactly_one(String value) {
        assertThat(shop.browser().with("Sec-GPC", value).with("DNT", value).check("personalized-ads"))
                .isEqualTo("NOT_ASKED");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, BROWSER_SIGNAL", "1, x, BROWSER_SIGNAL", "0, x, NOT_ASKED"})
    @Tag("GDPR-21")
    void of_several_headers_one_that_says_no_is_enough(String first, String second, String answer) throws Exception {
        HttpRequest twice = HttpRequest.newBuilder(URI.create(shop.origin() + "/check?purpose=personalized-ads"))
                .header("Sec-GPC", first)
                .header("Sec-GPC", second)
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(twice, BodyHandlers.ofString())
                        .body())
                .isEqualTo(answer);
    }

    @Test
    @Tag("GDPR-21")
    void a_signal_denies_what_listens_to_it() {
        assertThat(shop.browser().with("Sec-GPC", "1").check("statistics")).isEqualTo("BROWSER_SIGNAL");
        assertThat(shop.browser().with("DNT", "1").check("statistics")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(shop.browser().with("DNT", "1").check("personalized-ads")).isEqualTo("BROWSER_SIGNAL");
        assertThat(shop.browser().with("Sec-GPC", "1").check("order")).isEqualTo("REQUIRED");
    }

    @Test
    @Tag("GDPR-21")
    void a_signal_goes_before_a_refusal_in_the_cookie_and_an_objection_before_both() {
        Browser browser = shop.browser().with("Sec-GPC", "1");
        browser.choose("refused:personalized-ads");
        browser.choose("objected:statistics");

        assertThat(browser.check("personalized-ads")).isEqualTo("BROWSER_SIGNAL");
        assertThat(browser.check("statistics")).isEqualTo("OBJECTED");
        assertThat(browser.without("Sec-GPC").check("personalized-ads")).isEqualTo("REFUSED");
    }

    @Test
    void a_request_that_did_not_go_through_the_filter_is_told_the_mend() {
        assertThatThrownBy(() -> RequestConsent.from(new NoRequest()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ConsentFilter.register(servletContext, filter)");
    }

    /** A request without attributes. */
    private static final class NoRequest extends ServletRequestWrapper {
        NoRequest() {
            super(new RequestFacade(null));
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return null;
        }
    }

    @Test
    void a_filter_without_account_or_keys_is_refused() {
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents).build())
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining(".account(");
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents)
                        .keys(KeyRing.temporary(new SecureRandom()))
                        .build())
                .isInstanceOf(ConsentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "https://shop.example/",
                "https://shop.example/path",
                "//shop.example",
                "ftp://shop.example",
                "https://anna@shop.example",
                "https://shop.example:",
                "https://shop .example",
                "null"
            })
    void an_origin_that_is_none_is_refused(String origin) {
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents).origin(origin))
                .isInstanceOf(ConsentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "/", "/consent/", "/con sent", "//consent", "/con?sent", ""})
    void a_path_that_is_none_is_refused(String path) {
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents).path(path))
                .isInstanceOf(ConsentException.class);
    }

    @Test
    void a_stylesheet_from_elsewhere_is_refused() {
        assertThatThrownBy(() -> ConsentFilter.builder(shop.consents).stylesheet("https://cdn.example/a.css"))
                .isInstanceOf(ConsentException.class);
    }

    @Test
    void path_and_language_can_be_set() {
        try (TestShop own =
                TestShop.open(builder -> builder.path("/privacy/own").language(request -> Optional.of("de")))) {
            assertThat(own.browser().get("/privacy/own/choices").text()).contains("Ihre Entscheidungen");
            assertThat(own.browser().choices().status()).isEqualTo(404);
        }
    }

    @Test
    void a_broken_language_look_up_does_no_harm() {
        try (TestShop own = TestShop.open(builder -> builder.language(request -> {
            throw new IllegalStateException("no");
        }))) {
            assertThat(own.browser().choices().text()).contains("Your choices");
        }
    }

    @Test
    void a_form_is_understood_even_where_something_in_front_of_the_filter_has_read_its_body() {
        try (TestShop own = TestShop.openBehindAReaderOfParameters()) {
            Browser browser = own.browser();

            assertThat(browser.choose("refused:newsletter").status()).isEqualTo(303);

            assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        }
    }

    @Test
    void a_post_of_the_shop_is_none_of_our_business() {
        Page page = shop.browser()
                .with("Sec-Fetch-Site", "cross-site")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/check", BodyPublishers.ofString("purpose=order"));

        assertThat(page.body()).isEqualTo("REQUIRED");
    }

    @Test
    @Tag("GDPR-32")
    void what_the_shop_told_shared_caches_before_ends_with_the_first_decision() {
        Page page = shop.browser().get("/told-to-caches");

        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.header("CDN-Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Accel-Expires")).isEqualTo("0");
    }

    /** A container sends files by its own response without reading them, and ends a forward otherwise than with another's. */
    @Test
    void a_shop_without_rules_gets_the_containers_own_response() {
        assertThat(shop.browser().get("/class").body()).isEqualTo("org.apache.catalina.connector.ResponseFacade");
    }

    @Test
    @Tag("GDPR-32")
    void a_response_that_was_reset_is_private_again_and_keeps_the_cookie_that_holds_a_no() {
        Page page = shop.browser().with("ADPC", "withdraw=*").get("/reset");

        assertThat(page.body()).isEqualTo("REFUSED");
        assertThat(page.headers("Cache-Control")).containsExactly("private, no-store");
        assertThat(page.headers("Vary")).containsExactly("Cookie, Sec-GPC, DNT, ADPC");
        assertThat(page.headers("Link")).hasSize(1);
        assertThat(page.headers("Set-Cookie")).singleElement().asString().startsWith("__Host-consent=");
    }
}
