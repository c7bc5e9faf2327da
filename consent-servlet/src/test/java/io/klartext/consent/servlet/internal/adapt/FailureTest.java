package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.dryrun.Fate;
import io.klartext.consent.servlet.dryrun.OfferSpot;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault of our own in the middle of a page: the visitor gets a page, and nothing that is denied. */
class FailureTest {

    private static final String PAGE =
            "<!DOCTYPE html><p>before</p><script src=a.js></script><div id=x>secret</div><p>after</p>";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    @Tag("GDPR-7.3")
    void where_a_rule_denies_the_rest_is_left_out(int size) {
        Rewriting rules = Rewriting.rules().remove("#x").scripts((source, base) -> {
            throw new IllegalStateException("a fault");
        });

        assertThat(new String(rules.inChunks(PAGE.getBytes(StandardCharsets.UTF_8), size), StandardCharsets.UTF_8))
                .startsWith("<!DOCTYPE html><p>before</p>")
                .doesNotContain("secret", "after");
        assertThat(rules.incidents).containsExactly(Incident.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void where_nothing_is_denied_the_page_is_sent_as_it_is(int size) {
        Rewriting rules = Rewriting.rules().allow("#x").observer(new Faulty());

        assertThat(new String(rules.inChunks(PAGE.getBytes(StandardCharsets.UTF_8), size), StandardCharsets.UTF_8))
                .isEqualTo(PAGE);
        assertThat(rules.incidents).containsExactly(Incident.FAILED);
    }

    private static final class Faulty implements PageObserver {

        @Override
        public void element(int rule, String element, long offset, Fate fate) {}

        @Override
        public void script(@Nullable String source, @Nullable String base, long offset, Fate fate) {
            throw new IllegalStateException("a fault");
        }

        @Override
        public void offer(int rule, String offer, OfferSpot spot, String element, long offset) {}
    }
}
