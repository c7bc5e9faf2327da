package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy says, as JSON. */
@Tag("GDPR-12")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTextsTest {

    private static final String POLICY = "/consent/api/policy";

    private final TestShop shop = TestShop.open(SamplePolicy.rich(), SamplePolicy.wider());

    @AfterAll
    void close() {
        shop.close();
    }

    private static JsonNode json(Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add((field.isEmpty() ? one : one.path(field)).asText()));
        return texts;
    }

    @Test
    void who_is_responsible_what_is_done_with_which_data_and_who_gets_it_is_told() {
        JsonNode json = json(shop.browser().get(POLICY));

        assertThat(json.path("version").intValue()).isEqualTo(1);
        assertThat(json.path("effectiveFrom").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(texts(json.path("languages"), "")).containsExactly("de", "en");
        assertThat(json.path("noticeHash").textValue())
                .isEqualTo(SamplePolicy.rich().notice("en").hash());
        assertThat(json.at("/controller/officer").textValue()).isEqualTo("dpo@example.com");
        assertThat(texts(json.path("purposes"), "id"))
                .containsExactly(
                        "health-tips",
                        "personalized-ads",
                        "newsletter",
                        "statistics",
                        "own-ranking",
                        "order",
                        "bookkeeping");
        JsonNode ads = json.at("/purposes/1");
        assertThat(ads.path("title").textValue()).isEqualTo("Offers that suit you");
        assertThat(texts(ads.path("data"), "")).containsExactly("purchase-history", "favourite-category", "taste");
        assertThat(ads.path("logic").textValue()).isEqualTo("By frequency.");
        assertThat(ads.path("consentLifetime").textValue()).isEqualTo("P12M");
        assertThat(texts(ads.path("listensTo"), "")).containsExactly("gpc", "dnt");
        assertThat(ads.path("interest").isNull()).isTrue();
        assertThat(json.at("/purposes/0/onlyExplicitly").booleanValue()).isTrue();
        assertThat(json.at("/purposes/5/optional").booleanValue()).isFalse();
        assertThat(json.at("/dataCategories/4/source").textValue()).isEqualTo("Counter Ltd");
        assertThat(json.at("/recipients/1/transfer").textValue()).isEqualTo("standard-clauses");
        assertThat(texts(json.at("/features/0/needs"), "")).containsExactly("newsletter", "health-tips");
        assertThat(json.at("/texts/withdrawal").textValue()).isEqualTo("You can always take it back.");
        assertThat(json.at("/texts/allowAll").textValue()).isEqualTo("Gladly all");
    }

    /** One truth: a front end that draws its own page says what ours says. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void the_facts_in_plain_words_are_those_of_the_page_with_all_choices(String language) {
        Browser browser = shop.browser();
        Document page =
                Jsoup.parse(browser.get("/consent/choices?lang=" + language).body());
        JsonNode json = json(browser.get(POLICY + "?lang=" + language));
        for (JsonNode purpose : json.path("purposes")) {
            List<String> told = new ArrayList<>();
            purpose.path("facts").forEach(fact -> {
                told.add(fact.path("label").textValue());
                told.addAll(texts(fact.path("values"), ""));
            });
            String card =
                    "section[aria-labelledby=purpose-" + purpose.path("id").textValue() + "]";
            List<String> shown = page.select(card + " .facts :is(dt, dd)").eachText();
            assertThat(told).isNotEmpty().isEqualTo(shown);
        }
    }

    @Test
    void where_the_policy_has_no_word_for_a_button_ours_is_told() {
        try (TestShop plain = TestShop.open()) {
            JsonNode texts = json(plain.browser().get(POLICY + "?lang=de")).path("texts");

            assertThat(texts.path("allowAll").textValue()).isEqualTo("Alles erlauben");
            assertThat(texts.path("refuse").textValue()).isEqualTo("Ablehnen");
        }
    }

    @Test
    void everybody_gets_the_same_and_a_cache_may_keep_it_while_its_tag_holds() {
        Browser anna = shop.browser().loggedInAs("policy-anna");
        anna.choose("granted:newsletter");
        Page page = anna.get(POLICY);

        assertThat(page.body()).isEqualTo(shop.browser().get(POLICY).body());
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Vary")).isEqualTo("Accept-Language");
        assertThat(page.header("Content-Language")).isEqualTo("en");
        assertThat(page.headers("Set-Cookie")).isEmpty();
        Page again = anna.with("If-None-Match", page.header("ETag")).get(POLICY);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(anna.get(POLICY + "?lang=de").status())
                .as("another language")
                .isEqualTo(200);
    }

    @Test
    void a_version_that_somebody_answered_can_still_be_read_and_one_that_is_announced_not_yet() {
        try (TestShop own = TestShop.open(SamplePolicy.rich(), SamplePolicy.wider())) {
            Browser browser = own.browser();
            assertThat(browser.get(POLICY + "?version=2").status()).isEqualTo(404);
            own.clock.advance(SamplePolicy.UNTIL_SECOND);

            assertThat(texts(json(browser.get(POLICY)).at("/purposes/2/recipients"), ""))
                    .containsExactly("mailer", "network");
            assertThat(texts(json(browser.get(POLICY + "?version=2")).at("/purposes/2/recipients"), ""))
                    .containsExactly("mailer", "network");
            assertThat(texts(json(browser.get(POLICY + "?version=1")).at("/purposes/2/recipients"), ""))
                    .containsExactly("mailer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "2", "3", "x", "-1", "1.0", "999999999999999999", "9999999999999999999", "4294967297"})
    void a_version_that_is_none_is_not_found_and_the_way_out_is_named(String version) {
        Page page = shop.browser().get(POLICY + "?version=" + version);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("urn:klartext:problem:no-version", "Leave version out");
    }

    /** What binds the shop and its processors is nobody's to read, nor how it names what it sees as it is. */
    @Test
    void contracts_and_the_names_of_fields_that_are_seen_as_they_are_are_not_told() {
        assertThat(shop.browser().get(POLICY).body()).doesNotContain("GDPR 28", "orders[]", "favouriteCategory");
    }
}
