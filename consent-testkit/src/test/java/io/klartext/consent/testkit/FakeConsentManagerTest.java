package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.testkit.FakeConsentManager.Recording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FakeConsentManagerTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Map<String, Object> PROFILE =
            Map.of("orders", List.of(Map.of("sku", "oil-1")), "email", "anna@example.com");

    private final Policy policy = SamplePolicy.version(1);
    private final FakeConsentManager consents = FakeConsentManager.denyingAll(policy);
    private final Evidence evidence = Evidence.of(policy.notice("en"), Method.BUTTON);

    @AfterEach
    void close() {
        consents.close();
    }

    private Reason reason(PurposeId purpose) {
        return consents.check(ANNA, purpose).reason();
    }

    @Test
    void itDeniesEverythingThatCanBeDenied() {
        assertThat(reason(SamplePolicy.ADS)).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(SamplePolicy.NEWSLETTER)).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(SamplePolicy.STATISTICS)).isEqualTo(Reason.OBJECTED);
        assertThat(reason(SamplePolicy.DELIVERY)).isEqualTo(Reason.REQUIRED);
        assertThat(reason(PurposeId.of("never-heard-of"))).isEqualTo(Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void itAllowsWhatItWasToldToAllow() {
        consents.allow(SamplePolicy.ADS, SamplePolicy.STATISTICS, SamplePolicy.DELIVERY);
        assertThat(reason(SamplePolicy.ADS)).isEqualTo(Reason.GRANTED);
        assertThat(reason(SamplePolicy.STATISTICS)).isEqualTo(Reason.LEGITIMATE_INTEREST);
        assertThat(reason(SamplePolicy.DELIVERY)).isEqualTo(Reason.REQUIRED);
        assertThat(reason(SamplePolicy.NEWSLETTER)).isEqualTo(Reason.NOT_ASKED);
        assertThat(consents.check(SubjectState.empty(), SamplePolicy.ADS, Signals.none()).allowed())
                .isTrue();
        assertThat(consents.check(ANNA, SamplePolicy.ADS).basis()).isPresent();
        assertThat(consents.check(ANNA, SamplePolicy.ADS).event()).isPresent();
    }

    @Test
    void itDeniesForTheReasonItWasTold() {
        consents.allow(SamplePolicy.ADS).deny(SamplePolicy.ADS, Reason.EXPIRED);
        assertThat(reason(SamplePolicy.ADS)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aPurposeThatThePolicyDoesNotHaveCannotBeSet() {
        PurposeId other = PurposeId.of("never-heard-of");
        assertThatIllegalArgumentException().isThrownBy(() -> consents.allow(other));
        assertThatIllegalArgumentException().isThrownBy(() -> consents.deny(other, Reason.REFUSED));
        assertThatIllegalArgumentException().isThrownBy(() -> consents.deny(SamplePolicy.ADS, Reason.GRANTED));
    }

    @Test
    void itRemembersWhatWasRecordedAndKeepsItsAnswers() {
        Choice choice = Choice.withdrawn(SamplePolicy.ADS);
        consents.allow(SamplePolicy.ADS);
        assertThat(consents.record(ANNA, choice, evidence).isRecorded()).isTrue();
        assertThat(consents.recorded()).containsExactly(new Recording(ANNA, List.of(choice), evidence));
        assertThat(consents.history(ANNA).events()).hasSize(1);
        assertThat(reason(SamplePolicy.ADS)).isEqualTo(Reason.GRANTED);
    }

    @Test
    void itRejectsWhatARealManagerRejects() {
        Choice choice = Choice.granted(SamplePolicy.DELIVERY);
        assertThat(consents.record(ANNA, choice, evidence).isRecorded()).isFalse();
        assertThat(consents.recorded()).isEmpty();
    }

    @Test
    void itsViewsShowWhatThePurposeMaySeeAndExplainWhatWasRead() {
        consents.allow(SamplePolicy.ADS);
        ProfileView view = consents.view(ANNA, SamplePolicy.ADS, PROFILE);
        assertThat(view.items("orders[].sku")).containsExactly("oil-1");
        assertThat(view.text("email")).isEmpty();
        Explanation explanation = view.explain(Offer.own("oil-2"));
        assertThat(explanation.basis()).isEqualTo(Explanation.Basis.PERSONALISED);
        assertThat(explanation.factors()).hasSize(1);
    }

    @Test
    void itsViewOfADeniedPurposeIsEmpty() {
        ProfileView view = consents.view(ANNA, SamplePolicy.ADS, PROFILE);
        assertThat(view.items("orders[].sku")).isEmpty();
        assertThat(view.explain(Offer.own("oil-2")).basis()).isEqualTo(Explanation.Basis.NOT_PERSONALISED);
    }

    @Test
    void itHasTheRealPolicy() {
        assertThat(consents.policy()).isEqualTo(policy);
        assertThat(consents.policies().version(1)).contains(policy);
    }
}
