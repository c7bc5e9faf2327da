package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentModeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Policy POLICY = SamplePolicy.mapped();

    private static Decision decision(PurposeId purpose, boolean allowed) {
        return new Decision(purpose, allowed ? Reason.GRANTED : Reason.NOT_ASKED, LegalBasis.CONSENT, 1, null, null);
    }

    private static ConsentMode mode(String... allowed) {
        Map<PurposeId, Decision> decisions = new HashMap<>();
        POLICY.purposes().forEach(purpose -> decisions.put(purpose.id(), decision(purpose.id(), false)));
        for (String id : allowed) {
            decisions.put(PurposeId.of(id), decision(PurposeId.of(id), true));
        }
        return ConsentMode.of(POLICY, decisions);
    }

    @Test
    @Tag("ePrivacy-5.3")
    void everything_is_denied_by_default_and_what_no_purpose_names_stays_denied() throws IOException {
        JsonNode json = JSON.readTree(
                mode("personalized-ads", "newsletter", "statistics").json());
        assertThat(json.path("default"))
                .hasSize(7)
                .allSatisfy(flag -> assertThat(flag.textValue()).isEqualTo("denied"));
        assertThat(json.path("update").path("analytics_storage").textValue()).isEqualTo("granted");
        assertThat(json.path("update").path("security_storage").textValue()).isEqualTo("denied");
        assertThat(new ConsentMode(Map.of()).granted().values()).hasSize(7).containsOnly(false);
    }

    @Test
    void a_flag_of_two_purposes_is_granted_only_with_both() {
        assertThat(mode("personalized-ads").granted()).containsEntry("ad_user_data", false);
        assertThat(mode("newsletter").granted()).containsEntry("ad_user_data", false);
        assertThat(mode("personalized-ads", "newsletter").granted()).containsEntry("ad_user_data", true);
        assertThat(mode("personalized-ads").granted()).containsEntry("ad_personalization", true);
    }

    @Test
    void a_script_denies_first_and_then_says_what_was_allowed() {
        String script = mode("statistics").script("c2VjcmV0LW5vbmNl+/A==");
        assertThat(script)
                .startsWith("<script nonce=\"c2VjcmV0LW5vbmNl+/A==\">")
                .endsWith("</script>")
                .containsSubsequence(
                        "gtag('consent','default',{\"ad_storage\":\"denied\"",
                        "gtag('consent','update',",
                        "\"analytics_storage\":\"granted\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a b", "a>b", "a=b", "\u00e4"})
    @Tag("GDPR-32")
    void what_is_no_nonce_is_refused(String nonce) {
        ConsentMode mode = new ConsentMode(Map.of());
        assertThatThrownBy(() -> mode.script(nonce))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void whoever_asks_is_told_what_they_allowed_and_a_browser_that_says_no_is_heard() throws IOException {
        try (TestShop shop = TestShop.open(POLICY)) {
            Browser browser = shop.browser();
            assertThat(update(browser).path("analytics_storage").textValue()).isEqualTo("granted");
            assertThat(update(browser).path("ad_personalization").textValue()).isEqualTo("denied");
            browser.choose("granted:personalized-ads");
            assertThat(update(browser).path("ad_personalization").textValue()).isEqualTo("granted");
            assertThat(update(browser.with("Sec-GPC", "1")).findValuesAsText("analytics_storage"))
                    .containsExactly("denied");
        }
    }

    private static JsonNode update(Browser browser) throws IOException {
        Page page = browser.get("/consent/api/consent-mode");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        return JSON.readTree(page.body()).path("update");
    }

    /** W3C Global Privacy Control, GPC support representation. */
    @Test
    void the_site_says_that_it_abides_by_gpc_and_since_when() throws IOException {
        try (TestShop shop = TestShop.open()) {
            Page page = shop.browser().get("/.well-known/gpc.json");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("application/json");
            JsonNode json = JSON.readTree(page.body());
            assertThat(json.path("gpc").isBoolean()).isTrue();
            assertThat(json.path("gpc").booleanValue()).isTrue();
            assertThat(json.path("lastUpdate").textValue()).isEqualTo("2026-01-01");
            assertThat(shop.browser()
                            .with("If-None-Match", page.header("ETag"))
                            .get("/.well-known/gpc.json")
                            .status())
                    .isEqualTo(304);
        }
    }
}
