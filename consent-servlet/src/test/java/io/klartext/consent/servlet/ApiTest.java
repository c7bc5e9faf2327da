package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.klartext.consent.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private final TestShop shop = TestShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private static String choices(String token, String... words) {
        String list = Stream.of(words)
                .map(word -> word.split(":"))
                .map(word -> "{\"purpose\":\"" + word[1] + "\",\"choice\":\"" + word[0] + "\"}")
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return "{\"token\":\"" + token + "\",\"choices\":[" + list + "]}";
    }

    private static Page choose(Browser browser, String... words) {
        return browser.postJson(choices(browser.get("/consent/api/choices").token(), words));
    }

    private static void isProblem(Page page, int status) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = page.json();
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").textValue()).startsWith("urn:klartext:problem:");
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).isNotBlank();
    }

    @Test
    void the_choices_of_whoever_asks_are_told() {
        Page page = shop.browser().get("/consent/api/choices");

        assertThat(page.header("Content-Type")).startsWith("application/json");
        JsonNode json = page.json();
        assertThat(json.path("policyVersion").intValue()).isEqualTo(1);
        assertThat(json.path("language").textValue()).isEqualTo("en");
        assertThat(json.path("subject").textValue()).isEqualTo("nobody");
        assertThat(json.path("purposes")).hasSize(6);
        JsonNode ads = json.path("purposes").path(0);
        assertThat(ads.path("id").textValue()).isEqualTo("personalized-ads");
        assertThat(ads.path("title").textValue()).isEqualTo("Offers that suit you");
        assertThat(ads.path("legalBasis").textValue()).isEqualTo("consent");
        assertThat(ads.path("allowed").booleanValue()).isFalse();
        assertThat(ads.path("reason").textValue()).isEqualTo("not-asked");
        assertThat(ads.has("validUntil")).isTrue();
    }

    @Test
    void what_can_be_said_about_a_purpose_is_told_with_the_words_of_its_buttons() {
        Browser browser = shop.browser().loggedInAs("actions");
        assertThat(actions(browser, "personalized-ads")).containsExactly("granted Allow", "refused Refuse");
        assertThat(actions(browser, "statistics")).containsExactly("objected Object");
        assertThat(actions(browser, "order")).isEmpty();
        choose(browser, "granted:personalized-ads", "objected:statistics");
        assertThat(actions(browser, "personalized-ads")).containsExactly("withdrawn Withdraw");
        assertThat(actions(browser, "statistics")).containsExactly("granted Allow again");
    }

    private static List<String> actions(Browser browser, String purpose) {
        for (JsonNode one : browser.get("/consent/api/choices").json().path("purposes")) {
            if (one.path("id").textValue().equals(purpose)) {
                assertThat(one.path("state").textValue()).isNotBlank();
                List<String> actions = new ArrayList<>();
                one.path("actions")
                        .forEach(action -> actions.add(action.path("choice").textValue() + " "
                                + action.path("label").textValue()));
                return actions;
            }
        }
        throw new AssertionError(purpose);
    }

    @Test
    void choices_are_recorded_and_the_new_state_is_told() {
        Browser browser = shop.browser().loggedInAs("api");

        JsonNode after = choose(browser, "granted:personalized-ads", "refused:newsletter")
                .json();

        assertThat(after.path("subject").textValue()).isEqualTo("account");
        assertThat(after.path("purposes").path(0).path("reason").textValue()).isEqualTo("granted");
        assertThat(after.path("purposes").path(0).path("validUntil").textValue())
                .isEqualTo("2027-03-03T10:00:00Z");
        assertThat(after.path("purposes").path(1).path("reason").textValue()).isEqualTo("refused");
        assertThat(shop.events(SubjectId.account("api")).get(0).evidence().surface())
                .contains("consent/api");
    }

    @Test
    void a_visitor_gets_the_cookie_by_json_too() {
        Browser browser = shop.browser();

        assertThat(choose(browser, "refused:newsletter").json().path("subject").textValue())
                .isEqualTo("nobody");
        JsonNode after = choose(browser, "granted:personalized-ads").json();

        assertThat(after.path("subject").textValue()).isEqualTo("visitor");
        assertThat(browser.check("newsletter")).isEqualTo("REFUSED");
        assertThat(browser.check("personalized-ads")).isEqualTo("GRANTED");
    }

    @Test
    void the_same_key_is_one_event_and_another_request_under_it_is_refused() {
        Browser browser = shop.browser().loggedInAs("keys").with("Idempotency-Key", "order 66");

        assertThat(choose(browser, "granted:newsletter").status()).isEqualTo(200);
        assertThat(choose(browser, "granted:newsletter").status()).isEqualTo(200);
        assertThat(shop.events(SubjectId.account("keys"))).hasSize(1);

        isProblem(choose(browser, "refused:newsletter"), 409);
    }

    @Test
    @Tag("GDPR-32")
    void a_request_from_another_site_or_with_a_foreign_token_is_refused() {
        Browser browser = shop.browser().loggedInAs("csrf");
        String token = browser.get("/consent/api/choices").token();

        isProblem(browser.postJson(choices("nonsense", "granted:newsletter")), 403);
        isProblem(shop.browser().postJson(choices(token, "granted:newsletter")), 403);
        isProblem(browser.with("Sec-Fetch-Site", "cross-site").postJson(choices(token, "granted:newsletter")), 403);
        assertThat(shop.events(SubjectId.account("csrf"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no body                 | `` | ``",
                "not JSON                | token=1 | ``",
                "a list                  | [] | ``",
                "an empty object         | {} | /token",
                "a token of another type | {\"token\":1,\"choices\":[]} | /token",
                "no choices              | {\"token\":\"x\"} | /choices",
                "an empty list           | {\"token\":\"x\",\"choices\":[]} | /choices",
                "an unknown field        | {\"token\":\"x\",\"subject\":\"anna\",\"choices\":[]} | /subject",
                "an unknown field inside | {\"token\":\"x\",\"choices\":[{\"purpose\":\"newsletter\",\"choice\":\"granted\",\"a/b\":1}]} | /choices/0/a~1b",
                "a field twice           | {\"token\":\"x\",\"token\":\"y\",\"choices\":[]} | /token",
                "a choice field twice    | {\"token\":\"x\",\"choices\":[{\"choice\":\"refused\",\"choice\":\"granted\"}]} | /choices/0/choice",
                "a choice that is none   | {\"token\":\"x\",\"choices\":[\"granted\"]} | /choices/0",
                "an unknown word         | {\"token\":\"x\",\"choices\":[{\"purpose\":\"newsletter\",\"choice\":\"maybe\"}]} | /choices/0/choice",
                "an id of wrong form     | {\"token\":\"x\",\"choices\":[{\"purpose\":\"News!\",\"choice\":\"granted\"}]} | /choices/0/purpose",
                "marketing granted       | {\"token\":\"x\",\"choices\":[{\"purpose\":\"direct-marketing\",\"choice\":\"granted\"}]} | /choices/0/choice",
                "a purpose twice         | {\"token\":\"x\",\"choices\":[{\"purpose\":\"newsletter\",\"choice\":\"granted\"},{\"purpose\":\"newsletter\",\"choice\":\"refused\"}]} | /choices/1/purpose",
                "trailing text           | {\"token\":\"x\",\"choices\":[]} {} | ``",
                "a missing choice        | {\"token\":\"x\",\"choices\":[{\"purpose\":\"newsletter\"}]} | /choices/0/choice"
            })
    void json_is_read_strictly_and_the_place_is_named(String what, String body, String pointer) {
        Page page = shop.browser().postJson(body == null ? "" : body);

        isProblem(page, 400);
        assertThat(page.json().path("pointer").asText()).as(what).isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void deep_json_is_refused() {
        isProblem(shop.browser().postJson("[".repeat(9) + "]".repeat(9)), 400);
        isProblem(shop.browser().postJson("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)), 400);
    }

    @Test
    void a_large_body_and_one_of_another_type_are_refused() {
        isProblem(shop.browser().postJson("{\"token\":\"" + "x".repeat(16_384) + "\"}"), 413);
        isProblem(shop.browser().post("/consent/api/choices", "text/plain", "{}"), 415);
        isProblem(shop.browser().post("/consent/api/choices", "application/x-www-form-urlencoded", "a=b"), 415);
        Page charset = shop.browser().post("/consent/api/choices", "application/json; charset=utf-8", "{}");
        isProblem(charset, 400);
    }

    @Test
    void what_cannot_be_chosen_is_refused() {
        isProblem(choose(shop.browser(), "refused:order"), 422);
        isProblem(choose(shop.browser(), "granted:unheard-of"), 422);
    }

    @Test
    @Tag("GDPR-21")
    void the_one_objection_to_all_direct_marketing_has_its_words_until_it_was_said() {
        Browser browser = shop.browser().loggedInAs("marketing");
        JsonNode before = browser.get("/consent/api/choices").json().path("directMarketing");
        assertThat(before.path("title").textValue()).isEqualTo("No direct marketing at all");
        assertThat(before.path("state").textValue()).contains("Newsletter");
        assertThat(before.at("/actions/0/label").textValue()).isEqualTo("Object to all direct marketing");

        JsonNode after = choose(browser, before.at("/actions/0/choice").textValue() + ":direct-marketing")
                .json()
                .path("directMarketing");

        assertThat(after.path("state").textValue()).contains("You objected to all direct marketing on 3 March 2026");
        assertThat(after.path("actions")).isEmpty();
        assertThat(browser.check("newsletter")).isEqualTo("OBJECTED");
    }

    @Test
    void errors_hold_no_personal_data() {
        Browser browser = shop.browser().loggedInAs("c-1842-secret");

        assertThat(browser.postJson("{}").body()).doesNotContain("c-1842-secret");
        assertThat(browser.get("/consent/api/choices").body()).doesNotContain("c-1842-secret");
    }

    @Test
    void unknown_paths_and_methods_are_answered_as_problems() {
        isProblem(shop.browser().get("/consent/api/subjects/anna"), 404);
        Page deleted = shop.browser()
                .send("DELETE", "/consent/api/choices", java.net.http.HttpRequest.BodyPublishers.noBody());
        isProblem(deleted, 405);
        assertThat(deleted.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    @Tag("GDPR-15")
    void the_explanation_of_an_offer_is_told_with_ids_words_and_the_form_that_stops_it() {
        Browser browser = shop.browser().loggedInAs("why");
        choose(browser, "granted:personalized-ads");
        int before = shop.events().size();

        Page page = browser.get(whyOf(browser));

        assertThat(page.header("Content-Type")).startsWith("application/json");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        JsonNode json = page.json();
        assertThat(json.at("/basis").textValue()).isEqualTo("personalised");
        assertThat(json.at("/factors/0/category").textValue()).isEqualTo("purchase-history");
        assertThat(json.at("/factors/0/used").textValue()).contains("“Truffle oil”", "and 4 more");
        JsonNode stop = json.at("/controls/0");
        assertThat(stop.path("control").textValue()).isEqualTo("withdraw");
        assertThat(stop.path("method").textValue()).isEqualTo("post");
        assertThat(shop.events()).as("asking is not recorded").hasSize(before);

        Page done = browser.post(
                stop.path("href").textValue(),
                "application/x-www-form-urlencoded",
                "token=" + stop.at("/fields/token").textValue() + "&choice="
                        + stop.at("/fields/choice").textValue());

        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.check("personalized-ads")).isEqualTo("WITHDRAWN");
        assertThat(browser.get(whyOf(browser)).json().at("/basis").textValue()).isEqualTo("not-personalised");
    }

    private static String whyOf(Browser browser) {
        return browser.get("/offer").lastLine().replace("/consent/why?", "/consent/api/why?");
    }

    @Test
    @Tag("GDPR-32")
    void there_is_nothing_to_tell_of_a_tampered_foreign_or_missing_explanation_and_all_sound_alike() {
        Browser anna = shop.browser().loggedInAs("why-anna");
        choose(anna, "granted:personalized-ads");
        String address = whyOf(anna);
        String tampered = address.replaceFirst("t=...", "t=xyz");

        Page foreign = shop.browser().loggedInAs("why-berta").get(address);

        for (Page page :
                new Page[] {foreign, anna.get(tampered), anna.get("/consent/api/why"), anna.get("/consent/api/why?t=")
                }) {
            isProblem(page, 404);
            assertThat(page.body()).isEqualTo(foreign.body()).doesNotContain("Truffle", "why-anna");
        }
        isProblem(anna.post("/consent/api/why", "application/json", "{}"), 405);
    }

    @Test
    void what_a_visitor_has_to_know_of_a_problem_is_said_in_their_language() {
        Browser browser = shop.browser().with("Accept-Language", "de");

        JsonNode foreign = browser.postJson(choices("x", "refused:newsletter")).json();
        JsonNode impossible = choose(browser, "refused:order").json();
        JsonNode malformed = browser.postJson("{}").json();

        assertThat(foreign.path("type").textValue()).isEqualTo("urn:klartext:problem:foreign");
        assertThat(foreign.path("message").textValue()).contains("Nichts wurde gespeichert");
        assertThat(impossible.path("message").textValue()).contains("Nichts wurde gespeichert");
        assertThat(malformed.has("message")).as("a fault of the program").isFalse();
    }

    @Test
    void a_key_that_is_too_long_is_not_left_out_silently() {
        Browser browser = shop.browser().loggedInAs("long-key");
        String token = browser.get("/consent/api/choices").token();
        browser.with("Idempotency-Key", "k".repeat(201));

        isProblem(browser.postJson(choices(token, "granted:newsletter")), 400);

        assertThat(browser.check("newsletter")).isEqualTo("NOT_ASKED");
        browser.with("Idempotency-Key", "k".repeat(200));
        assertThat(browser.postJson(choices(token, "granted:newsletter")).status())
                .isEqualTo(200);
    }
}
