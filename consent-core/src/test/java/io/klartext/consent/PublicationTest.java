package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the law would refuse is not published, and leaves nothing behind in the store. */
@Tag("GDPR-12")
class PublicationTest {

    private final TestClock clock = new TestClock();
    private final InMemoryConsentStore store = new InMemoryConsentStore();

    private ConsentManager publish(Policy policy) {
        return ConsentManager.builder().policy(policy).store(store).clock(clock).build();
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    @Test
    @Tag("GDPR-28")
    void a_policy_with_errors_is_not_published_and_each_error_is_named() {
        Policy policy = SamplePolicy.changed(document -> {
            at(document, "/recipients/0").remove("contract");
            at(document, "/texts").remove("withdrawal");
        });

        assertThatThrownBy(() -> publish(policy))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/recipients/0/contract: \"Mailer GmbH\" is bound by nothing (GDPR 28(3)")
                .hasMessageContaining("Mend: agree on one")
                .hasMessageContaining("/texts/withdrawal")
                .hasMessageContaining("GDPR 7(3)");
        assertThat(store.policies().published()).isEmpty();
    }

    @Test
    @Tag("GDPR-9")
    @Tag("DSA-26.3")
    void special_data_for_advertising_is_refused_at_publication() {
        Policy policy = SamplePolicy.changed(
                document -> at(document, "/dataCategories/0").put("special", true));

        assertThatThrownBy(() -> publish(policy))
                .hasMessageContaining("/purposes/0/data/0")
                .hasMessageContaining("DSA 26(3)");
    }

    @Test
    @Tag("GDPR-7.4")
    void a_purpose_that_everything_needs_is_refused_at_publication() {
        Policy policy = SamplePolicy.changed(document -> ((ArrayNode) document.get("features"))
                .addObject()
                .put("id", "order")
                .putArray("needs")
                .add("contact-list-access"));

        assertThatThrownBy(() -> publish(policy))
                .hasMessageContaining("every feature needs \"contact-list-access\"")
                .hasMessageContaining("GDPR 7(4)");
    }

    @Test
    @Tag("GDPR-6")
    void a_basis_that_leaves_consent_under_the_same_id_is_refused_against_the_version_before() {
        publish(SamplePolicy.policy()).close();
        Policy second = SamplePolicy.version(2, ads -> {
            ads.put("legalBasis", "legitimate-interest");
            ads.put("automatedDecision", false);
            ads.remove("logic");
            ads.remove("consentLifetime");
            ads.putObject("interest").put("de", "Wir wollen mehr verkaufen.").put("en", "We want to sell more.");
        });

        assertThatThrownBy(() -> publish(second))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/purposes/0/legalBasis: it was consent and is legitimate-interest")
                .hasMessageContaining("take a new id")
                .message()
                .hasLineCount(1);
        assertThat(store.policies().published())
                .extracting(PublishedPolicy::policy)
                .containsExactly(SamplePolicy.policy());
    }

    @Test
    void the_version_before_is_the_next_lower_one_of_those_that_were_published() {
        publish(SamplePolicy.policy()).close();
        publish(SamplePolicy.version(5, ads -> {})).close();
        Policy between = SamplePolicy.changed(document -> {
            document.put("version", 3);
            document.put("effectiveFrom", "2026-01-02T00:00:00Z");
        });

        publish(between).close();

        assertThat(store.policies().published())
                .extracting(published -> published.policy().version())
                .contains(1, 3, 5);
    }

    @Test
    void warnings_stop_nothing_not_even_when_certificates_run_out() {
        publish(SamplePolicy.policy()).close();
        clock.advance(Duration.ofDays(2_000));

        try (ConsentManager later = publish(SamplePolicy.policy())) {
            assertThat(later.policy().purpose(ADS)).isPresent();
        }
    }
}
