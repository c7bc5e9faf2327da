package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.pack.Packer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a form's token binds: who changes any of it, or answers something else than what was shown, is not recorded. */
class FormBindingTest {

    private static final int NEWSLETTER = 2;

    private final KeyRing ring = KeyRing.temporary(new SecureRandom());
    private final Policy policy = SamplePolicy.first();
    private final TestShop shop = TestShop.open(policy, builder -> builder.keys(ring));
    private final Browser browser = shop.browser().loggedInAs("anna");

    @AfterEach
    void close() {
        shop.close();
    }

    /** The parts of a token in their order. */
    private Map<String, Packer> parts() {
        Map<String, Packer> parts = new LinkedHashMap<>();
        parts.put("version", new Packer().number(policy.version()));
        parts.put(
                "content",
                new Packer().number(Integer.parseInt(policy.contentHash().substring(0, 4), 16)));
        parts.put("surface", new Packer().number(0));
        parts.put("time", new Packer().number(shop.clock.instant().getEpochSecond()));
        parts.put("language", new Packer().number(policy.languages().indexOf("en")));
        parts.put(
                "hash",
                new Packer().bytes(HexFormat.of().parseHex(policy.notice("en").hash())));
        parts.put("nonce", new Packer().bytes(new byte[16]));
        parts.put("purposes", new Packer().number(1).number(NEWSLETTER));
        return parts;
    }

    private String signed(Map<String, Packer> parts) {
        return ring.sign(KeyUse.FORM, "ACCOUNT:anna", message(parts));
    }

    private static byte[] message(Map<String, Packer> parts) {
        Packer all = new Packer();
        parts.values().forEach(part -> all.bytes(part.toBytes()));
        return all.toBytes();
    }

    private Page send(String token, String choice) {
        return browser.post(Map.of("token", token, "choice", choice));
    }

    private void nothingIsRecorded() {
        assertThat(shop.events()).isEmpty();
    }

    @Test
    void a_token_as_the_page_makes_it_is_accepted() {
        assertThat(send(signed(parts()), "granted:newsletter").status()).isEqualTo(303);
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");
    }

    @Test
    @Tag("GDPR-32")
    void each_bound_part_is_signed() {
        byte[] token = TokenText.decode(signed(parts())).orElseThrow();
        int at = 0;
        for (Map.Entry<String, Packer> part : parts().entrySet()) {
            for (int i = 0; i < part.getValue().toBytes().length; i++) {
                byte[] changed = token.clone();
                changed[at] ^= 1;
                at++;
                for (String choice : List.of("granted:newsletter", "refused:newsletter")) {
                    assertThat(send(TokenText.encode(changed), choice).status())
                            .as(part.getKey())
                            .isEqualTo(403);
                }
            }
        }
        nothingIsRecorded();
    }

    @Test
    @Tag("GDPR-7.1")
    void a_version_that_was_never_published_is_refused() {
        Map<String, Packer> parts = parts();
        parts.put("version", new Packer().number(2));
        assertThat(send(signed(parts), "granted:newsletter").status()).isEqualTo(403);
        parts = parts();
        parts.put("content", new Packer().number(1));
        assertThat(send(signed(parts), "granted:newsletter").status()).isEqualTo(403);
        nothingIsRecorded();
    }

    @Test
    @Tag("GDPR-7.1")
    void a_language_in_which_the_text_does_not_exist_is_refused_and_another_one_needs_its_own_hash() {
        Map<String, Packer> parts = parts();
        parts.put("language", new Packer().number(7));
        assertThat(send(signed(parts), "granted:newsletter").status()).isEqualTo(403);
        parts.put("language", new Packer().number(policy.languages().indexOf("de")));
        assertThat(send(signed(parts), "granted:newsletter").status()).isEqualTo(409);
        nothingIsRecorded();
    }

    @Test
    @Tag("GDPR-7.1")
    void another_text_than_the_one_that_counts_is_answered_with_the_text_and_records_nothing() {
        Map<String, Packer> parts = parts();
        parts.put("hash", new Packer().bytes(new byte[32]));

        for (String choice : List.of("granted:newsletter", "refused:newsletter")) {
            Page page = send(signed(parts), choice);
            assertThat(page.status()).isEqualTo(409);
            assertThat(page.text()).contains("Nothing was recorded", "One letter a month.");
        }
        nothingIsRecorded();
    }

    @Test
    @Tag("GDPR-4.11")
    void what_was_not_on_the_form_cannot_be_answered_by_it() {
        Map<String, Packer> parts = parts();
        parts.put("purposes", new Packer().number(1));

        assertThat(send(signed(parts), "granted:newsletter").status()).isEqualTo(400);
        assertThat(send(signed(parts), "refused:newsletter").status()).isEqualTo(400);
        nothingIsRecorded();

        assertThat(send(signed(parts), "granted:*").status()).isEqualTo(303);
        assertThat(shop.events()).hasSize(1);
    }

    @Test
    @Tag("GDPR-7.1")
    void a_form_from_too_long_ago_is_answered_with_the_text_and_records_nothing() {
        Map<String, Packer> parts = parts();
        parts.put(
                "time",
                new Packer()
                        .number(shop.clock.instant().minus(Duration.ofHours(12)).getEpochSecond()));

        for (String choice : List.of("granted:newsletter", "refused:newsletter")) {
            assertThat(send(signed(parts), choice).status()).isEqualTo(409);
        }
        nothingIsRecorded();
    }
}
