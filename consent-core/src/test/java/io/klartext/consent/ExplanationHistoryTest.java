package io.klartext.consent;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The history of explanations from the door. */
final class ExplanationHistoryTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");

    private final TestClock clock = new TestClock();
    private final InMemoryConsentStore store = new InMemoryConsentStore();

    private ConsentManagerBuilder builder() {
        return ConsentManager.builder()
                .policy(SamplePolicy.policy())
                .store(store)
                .clock(clock);
    }

    private static Explanation shown(ConsentManager consents) {
        consents.record(ANNA, Choice.granted(ADS), Evidence.of(consents.policy().notice("en"), Method.BUTTON));
        ProfileView view = consents.view(ANNA, ADS, Map.of("favouriteCategory", "truffles"));
        view.text("favouriteCategory");
        return view.explain(Offer.own("oil-1").onSurface("cart.picks"));
    }

    @Test
    @Tag("GDPR-15")
    void what_was_shown_is_part_of_what_a_person_can_ask_for() {
        try (ConsentManager consents =
                builder().explanationHistory(Duration.ofDays(90), 100).build()) {
            consents.explanations().shown(ANNA, shown(consents));
        }
        try (ConsentManager consents =
                builder().explanationHistory(Duration.ofDays(90), 100).build()) {
            assertThat(consents.explanations().of(ANNA))
                    .extracting(PastExplanation::offer)
                    .containsExactly("oil-1");
            assertThat(consents.explanations().jsonLines(ANNA))
                    .singleElement()
                    .asString()
                    .contains("\"category\":\"favourite-category\"")
                    .doesNotContain("truffles");
        }
    }

    /** Rule 9: whoever asks why leaves no trace. */
    @Test
    void asking_why_is_not_kept() {
        try (ConsentManager consents =
                builder().explanationHistory(Duration.ofDays(90), 100).build()) {
            shown(consents);
            consents.explanations().of(ANNA);
            assertThat(consents.explanations().of(ANNA)).isEmpty();
            assertThat(consents.history(ANNA).events()).hasSize(1);
        }
    }

    @Test
    void switched_off_it_keeps_nothing_and_still_erases_what_was_kept_before() {
        try (ConsentManager consents =
                builder().explanationHistory(Duration.ofDays(90), 100).build()) {
            consents.explanations().shown(ANNA, shown(consents));
        }
        try (ConsentManager consents = builder().build()) {
            consents.explanations().shown(ANNA, shown(consents));
            assertThat(consents.explanations().of(ANNA))
                    .hasSize(1)
                    .first()
                    .extracting(PastExplanation::times)
                    .isEqualTo(1);
            consents.explanations().erase(ANNA);
            assertThat(consents.explanations().of(ANNA)).isEmpty();
        }
        try (ConsentManager consents = ConsentManager.builder()
                .policy(SamplePolicy.policy())
                .store(new FaultyStore())
                .build()) {
            consents.explanations().shown(ANNA, shown(consents));
            assertThat(consents.explanations().of(ANNA)).isEmpty();
            consents.explanations().erase(ANNA);
        }
    }

    @Test
    void a_store_that_cannot_keep_it_is_told_at_the_start() {
        ConsentManagerBuilder builder = builder().store(new FaultyStore()).explanationHistory(Duration.ofDays(90), 100);
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("KeepsExplanations");
    }
}
