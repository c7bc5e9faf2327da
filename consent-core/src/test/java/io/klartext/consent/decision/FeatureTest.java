package io.klartext.consent.decision;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Feature;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-7.4")
class FeatureTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");

    private final ConsentManager consents = ConsentManager.builder()
            .policy(SamplePolicy.changed(document -> {
                ArrayNode features = document.withArray("/features");
                features.addObject()
                        .put("id", "club")
                        .putArray("needs")
                        .add("order-processing")
                        .add("contact-list-access")
                        .add("personalized-ads");
                features.addObject().put("id", "order").putArray("needs").add("order-processing");
            }))
            .build();

    private void grants(PurposeId purpose) {
        Evidence evidence = Evidence.of(consents.policy().notice("en"), Method.BUTTON);
        assertThat(consents.record(ANNA, Choice.granted(purpose), evidence).isRecorded())
                .isTrue();
    }

    @Test
    void a_feature_works_once_every_purpose_that_it_needs_is_allowed() {
        FeatureDecision denied = consents.checkFeature(ANNA, "club");
        assertThat(denied.allowed()).isFalse();
        assertThat(denied.known()).isTrue();
        assertThat(denied.feature()).isEqualTo("club");
        assertThat(denied.decisions()).extracting(Decision::purpose).containsExactly(ADS, CONTACTS, ORDERS);
        assertThat(denied.missing()).extracting(Decision::purpose).containsExactly(ADS, CONTACTS);

        grants(ADS);
        assertThat(consents.checkFeature(ANNA, "club").missing())
                .extracting(Decision::purpose)
                .containsExactly(CONTACTS);
        grants(CONTACTS);
        assertThat(consents.checkFeature(ANNA, "club").allowed()).isTrue();
        assertThat(consents.checkFeature(ANNA, "club").missing()).isEmpty();
    }

    @Test
    void a_feature_hears_the_signals_of_the_request() {
        grants(ADS);
        grants(CONTACTS);

        assertThat(consents.checkFeature(ANNA, "club", Signals.of(true, false)).missing())
                .extracting(Decision::reason)
                .containsExactly(Reason.BROWSER_SIGNAL);
    }

    @Test
    @Tag("GDPR-25")
    void a_feature_that_the_policy_does_not_declare_is_denied() {
        FeatureDecision decision = consents.checkFeature(ANNA, "mind-reading");

        assertThat(decision.known()).isFalse();
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.decisions()).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void a_purpose_without_an_answer_is_denied() {
        Decision orders = new Decision(ORDERS, Reason.REQUIRED, LegalBasis.CONTRACT, 1, null, null);
        Feature feature = new Feature("club", List.of(CONTACTS, ORDERS));

        FeatureDecision decision = FeatureDecision.of(Optional.of(feature), "club", Map.of(ORDERS, orders));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.missing())
                .containsExactly(new Decision(CONTACTS, Reason.UNKNOWN_PURPOSE, null, 0, null, null));
    }

    @Test
    void all_answers_stand_in_the_order_of_the_policy_and_cannot_be_changed() {
        Map<PurposeId, Decision> all = consents.checkAll(ANNA, Signals.none());

        assertThat(all.keySet())
                .containsExactlyElementsOf(consents.policy().purposes().stream()
                        .map(purpose -> purpose.id())
                        .toList());
        assertThat(all)
                .allSatisfy((purpose, decision) -> assertThat(decision).isEqualTo(consents.check(ANNA, purpose)));
        assertThatThrownBy(all::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
