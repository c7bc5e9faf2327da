package io.klartext.consent.servlet;

import static io.klartext.consent.servlet.TestShop.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.servlet.backend.CallerAuthenticator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchCheckTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private Browser backEnd() {
        return shop.browser().with("Authorization", "Bearer " + SECRET);
    }

    private static String check(String kind, String id, String purpose) {
        return "{\"subject\":{\"kind\":\"" + kind + "\",\"id\":\"" + id + "\"},\"purpose\":\"" + purpose + "\"}";
    }

    private static String checks(String... checks) {
        return "{\"checks\":[" + String.join(",", checks) + "]}";
    }

    private static Page ask(Browser caller, String body) {
        return caller.post("/internal/check", "application/json", body);
    }

    private static void isProblem(Page page, int status) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.json().path("status").intValue()).isEqualTo(status);
        assertThat(page.json().path("detail").textValue()).isNotBlank();
    }

    @Test
    void each_check_is_answered_in_its_place_and_without_the_id() {
        shop.browser().loggedInAs("batch-anna").choose("granted:personalized-ads");

        Page page = ask(
                backEnd(),
                checks(
                        check("account", "batch-anna", "personalized-ads"),
                        check("visitor", "batch-anna", "personalized-ads"),
                        check("account", "batch-anna", "order"),
                        check("account", "batch-anna", "mind-reading")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).doesNotContain("batch-anna");
        JsonNode decisions = page.json().path("decisions");
        assertThat(decisions.findValuesAsText("reason"))
                .containsExactly("granted", "not-asked", "required", "unknown-purpose");
        assertThat(decisions.findValuesAsText("allowed")).containsExactly("true", "false", "true", "false");
        assertThat(decisions.path(0).path("validUntil").textValue()).isEqualTo("2027-03-03T10:00:00Z");
        assertThat(decisions.path(0).path("legalBasis").textValue()).isEqualTo("consent");
        assertThat(decisions.path(3).path("legalBasis").isNull()).isTrue();
        assertThat(decisions.path(0).path("policyVersion").intValue()).isEqualTo(1);
    }

    @Test
    void a_thousand_checks_are_answered_and_one_more_is_refused() {
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> check("account", "x".repeat(190) + i, "personalized-ads"))
                .collect(Collectors.joining(","));
        assertThat(ask(backEnd(), checks(thousand)).json().path("decisions")).hasSize(1000);
        Page page = ask(backEnd(), checks(thousand, check("account", "x", "order")));
        isProblem(page, 400);
        assertThat(page.json().path("pointer").textValue()).isEqualTo("/checks");
    }

    @Test
    void a_servlet_without_an_authenticator_lets_nobody_in() {
        Page page = backEnd().post("/internal/closed", "application/json", checks(check("account", "a", "order")));
        isProblem(page, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer x", "Basic c2VjcmV0", "Bearer c2VjcmV0IG9mIHRoZSBtYWlsZXI-"})
    @Tag("GDPR-32")
    void who_is_not_known_is_refused_before_anything_else_is_looked_at(String credentials) {
        Browser caller = shop.browser().with("Authorization", credentials);
        for (Page page : new Page[] {
            ask(caller, checks(check("account", "a", "order"))), ask(caller, "{"), caller.get("/internal/check")
        }) {
            isProblem(page, 401);
            assertThat(page.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void a_visitor_who_is_logged_in_is_no_back_end() {
        Browser anna = shop.browser().loggedInAs("anna");
        anna.choose("granted:statistics");
        isProblem(ask(anna, checks(check("account", "anna", "statistics"))), 401);
    }

    @Test
    void an_authenticator_that_fails_lets_nobody_in() {
        isProblem(ask(backEnd().with("X-Broken", "1"), checks(check("account", "a", "order"))), 401);
    }

    @Test
    void another_method_type_or_size_is_a_problem() {
        Page get = backEnd().get("/internal/check");
        isProblem(get, 405);
        assertThat(get.header("Allow")).isEqualTo("POST");
        isProblem(backEnd().post("/internal/check", "text/plain", "x"), 415);
        isProblem(ask(backEnd(), " ".repeat(512 * 1024 + 1)), 413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "an empty list; {\"checks\":[]}; /checks",
                "no list; {\"checks\":{}}; /checks",
                "an unknown field; {\"checks\":[],\"a/b\":1}; /a~1b",
                "no object; {\"checks\":[1]}; /checks/0",
                "no subject; {\"checks\":[{\"purpose\":\"order\"}]}; /checks/0/subject",
                "an unknown kind; {\"checks\":[{\"subject\":{\"kind\":\"ACCOUNT\",\"id\":\"a\"},\"purpose\":\"order\"}]};"
                        + " /checks/0/subject/kind",
                "an empty id; {\"checks\":[{\"subject\":{\"kind\":\"account\",\"id\":\"\"},\"purpose\":\"order\"}]};"
                        + " /checks/0/subject/id",
                "a purpose that can be none; {\"checks\":[{\"subject\":{\"kind\":\"account\",\"id\":\"a\"},\"purpose\":\"A b\"}]};"
                        + " /checks/0/purpose",
                "a field twice; {\"checks\":[],\"checks\":[]}; /checks"
            })
    void what_was_sent_wrong_is_named_with_its_place(String what, String body, String pointer) {
        Page page = ask(backEnd(), body);
        isProblem(page, 400);
        assertThat(page.json().path("pointer").textValue()).as(what).isEqualTo(pointer);
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused() {
        for (Map<String, String> secrets : List.of(
                Map.<String, String>of(), Map.of("crm", "short"), Map.of("crm", "with a blank in it, and long"))) {
            assertThatThrownBy(() -> CallerAuthenticator.bearer(secrets))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("20 random characters")
                    .hasMessageNotContaining("blank");
        }
    }
}
