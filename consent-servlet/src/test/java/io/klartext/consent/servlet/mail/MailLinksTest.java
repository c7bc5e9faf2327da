package io.klartext.consent.servlet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailLinksTest {

    private static final Policy POLICY = Policy.parse("""
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
             "controller": {"name": "n", "address": "a", "contact": "c", "authority": "u"},
             "purposes": [
              {"id": "letters", "legalBasis": "consent", "title": {"en": "Letters"}, "description": {"en": "d"},
               "retention": "P1D", "consentLifetime": "P12M"},
              {"id": "orders", "legalBasis": "contract", "title": {"en": "Orders"}, "description": {"en": "d"},
               "retention": "P1D"}],
             "texts": {"withdrawal": {"en": "At any time."}}}
            """);
    private static final String PAGES = "https://shop.example/consent";
    private static final SubjectId ANNA = SubjectId.account("anna@shop.example");

    private final KeyRing keys = KeyRing.temporary(new SecureRandom());
    private final ConsentManager consents = ConsentManager.builder()
            .policy(POLICY)
            .store(new InMemoryConsentStore())
            .build();
    private final MailLinks links = MailLinks.to(PAGES, consents, keys);

    @AfterAll
    void close() {
        consents.close();
    }

    private MailLink link() {
        return links.link(ANNA, PurposeId.of("letters"), "en").orElseThrow();
    }

    @Test
    @Tag("GDPR-32")
    void a_link_shows_neither_person_nor_purpose_and_no_two_are_alike() {
        assertThat(link().address())
                .matches("https://shop\\.example/consent/mail\\?t=[A-Za-z0-9_-]{80,400}")
                .doesNotContain("anna", "letters")
                .isNotEqualTo(link().address());
        assertThat(link()).hasToString("MailLink");
    }

    @Test
    void the_headers_are_those_of_RFC_8058() {
        MailLink link = link();

        assertThat(link.headers())
                .containsEntry("List-Unsubscribe", "<" + link.address() + ">")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .hasSize(2);
    }

    @Test
    void the_longest_id_has_a_link_too() {
        SubjectId longest = SubjectId.account("\u00e4".repeat(200));

        assertThat(links.link(longest, PurposeId.of("letters"), "en")
                        .orElseThrow()
                        .address()
                        .length())
                .isLessThan(1_500);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, en, a contract or the law demands",
        "nothing, en, has no purpose \"nothing\"",
        "letters, de, does not speak \"de\""
    })
    void what_nobody_can_say_no_to_is_refused_with_its_mend(String purpose, String language, String words) {
        assertThatThrownBy(() -> links.link(ANNA, PurposeId.of(purpose), language))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/consent",
                "https://shop.example",
                "https://shop.example/consent/",
                "https://shop.example/consent?x=1",
                "https://shop.example/consent#x",
                "https://a@shop.example/consent",
                "/consent",
                "https://shop.example/a b",
                "ftp://localhost/consent"
            })
    void what_is_no_address_of_pages_is_refused(String pages) {
        assertThatThrownBy(() -> MailLinks.to(pages, consents, keys))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("https://shop.example/consent");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 29, 401})
    void a_time_in_which_nobody_would_read_a_mail_or_for_ever_is_refused(long days) {
        assertThatThrownBy(() -> links.lasting(Duration.ofDays(days)))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("30 to 400 days");
    }
}
