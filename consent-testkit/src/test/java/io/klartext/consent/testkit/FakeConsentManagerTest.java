package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.consent.testkit.FakeConsentManager.Recording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
        assertThat(consents.check(SubjectState.empty(), SamplePolicy.ADS, Signals.none())
                        .allowed())
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
        assertThat(explanation.basis()).isEqualTo(Basis.PERSONALISED);
        assertThat(explanation.factors()).hasSize(1);
    }

    @Test
    void itsViewOfADeniedPurposeIsEmpty() {
        ProfileView view = consents.view(ANNA, SamplePolicy.ADS, PROFILE);
        assertThat(view.items("orders[].sku")).isEmpty();
        assertThat(view.explain(Offer.own("oil-2")).basis()).isEqualTo(Basis.NOT_PERSONALISED);
    }

    @Test
    void itsAccessFollowsWhatTheTestSetAndIsRecorded() {
        Set<String> skus = Set.of("orders[].sku");
        assertThat(consents.access(Actor.staff("s-7"), ANNA, SamplePolicy.ADS, skus)
                        .allowed())
                .isFalse();
        assertThat(consents.history(ANNA).events()).isEmpty();
        consents.allow(SamplePolicy.ADS);
        Access access = consents.access(Actor.staff("s-7"), ANNA, SamplePolicy.ADS, skus, new EventId("look-1"));
        assertThat(access.view(() -> PROFILE).items("orders[].sku")).containsExactly("oil-1");
        consents.access(Actor.staff("s-7"), ANNA, SamplePolicy.ADS, skus);
        assertThat(consents.history(ANNA).events())
                .extracting(ConsentEvent::kind)
                .containsExactly("disclosed", "disclosed");
    }

    @Test
    void itHasTheRealPolicy() {
        assertThat(consents.policy()).isEqualTo(policy);
        assertThat(consents.policies().version(1)).contains(policy);
    }

    @Test
    void itRecordsAcceptAllAndRefuseAllPurposeByPurpose() {
        assertThat(consents.acceptAll(ANNA, evidence).isRecorded()).isTrue();
        assertThat(consents.refuseAll(ANNA, evidence).isRecorded()).isTrue();
        assertThat(consents.recorded())
                .extracting(Recording::choices)
                .containsExactly(
                        List.of(Choice.granted(SamplePolicy.ADS), Choice.granted(SamplePolicy.NEWSLETTER)),
                        List.of(
                                Choice.refused(SamplePolicy.ADS),
                                Choice.refused(SamplePolicy.NEWSLETTER),
                                Choice.objected(SamplePolicy.STATISTICS)));
    }

    @Test
    void itsAnswersForAllPurposesAndForFeaturesFollowWhatTheTestSet() {
        String tips = "\"features\": [{\"id\": \"tips\", \"needs\": [\"newsletter\"]}]";
        Policy shop = Policy.parse(SamplePolicy.version(1).json().replaceAll("\"features\"\\s*:\\s*\\[\\s*]", tips));
        try (FakeConsentManager other = FakeConsentManager.denyingAll(shop)) {
            assertThat(other.checkFeature(ANNA, "tips").allowed()).isFalse();
            other.allow(SamplePolicy.NEWSLETTER);
            assertThat(other.checkFeature(ANNA, "tips").allowed()).isTrue();
            assertThat(other.checkFeature(ANNA, "never-heard-of").allowed()).isFalse();
            assertThat(other.checkAll(ANNA, Signals.none()))
                    .hasSize(4)
                    .allSatisfy((purpose, decision) -> assertThat(decision).isEqualTo(other.check(ANNA, purpose)));
        }
    }

    @Test
    void whatMayBeAskedFollowsWhatTheTestSet() {
        assertThat(consents.pending(ANNA))
                .containsExactly(
                        new PendingPurpose(SamplePolicy.ADS, Cause.NEW, 0),
                        new PendingPurpose(SamplePolicy.NEWSLETTER, Cause.NEW, 0));
        consents.deny(SamplePolicy.ADS, Reason.POLICY_CHANGED).deny(SamplePolicy.NEWSLETTER, Reason.EXPIRED);
        assertThat(consents.pending(SubjectState.empty(), Signals.none()))
                .containsExactly(
                        new PendingPurpose(SamplePolicy.ADS, Cause.CHANGED, 0),
                        new PendingPurpose(SamplePolicy.NEWSLETTER, Cause.EXPIRED, 1));
        consents.deny(SamplePolicy.ADS, Reason.REFUSED).allow(SamplePolicy.NEWSLETTER);
        assertThat(consents.pending(ANNA)).isEmpty();
    }

    @Test
    void factsLinksAndWhatIsCarriedOverGoToTheLedgerAndChangeNoAnswer() {
        SubjectId visitor = SubjectId.visitor("v-1");
        Evidence before = evidence.givenAt(policy.effectiveFrom().minusSeconds(60));
        assertThat(consents.carryOver(
                                visitor,
                                List.of(new GivenChoice(Choice.granted(SamplePolicy.ADS), before)),
                                new EventId("paper-1"))
                        .isRecorded())
                .isTrue();
        assertThat(consents.links().register(visitor, ANNA).isRecorded()).isTrue();
        consents.record(ANNA, Restriction.begins(), Actor.subject());
        consents.record(ANNA, Restriction.lifted(), Actor.subject(), new EventId("lift-1"));
        assertThat(consents.history(ANNA).events())
                .extracting(ConsentEvent::kind)
                .containsExactly("linked-at-registration", "granted", "restricted", "restriction-lifted");
        assertThat(consents.recorded()).isEmpty();
        assertThat(reason(SamplePolicy.ADS)).isEqualTo(Reason.NOT_ASKED);
        assertThat(consents.checkAt(ANNA, SamplePolicy.ADS, policy.effectiveFrom())
                        .decision()
                        .reason())
                .as("the past is that of the ledger")
                .isEqualTo(Reason.GRANTED);
    }

    @Test
    void aPurposeThatIsPublishedLaterIsDeniedUntilTheTestAllowsIt() {
        PurposeId tips = PurposeId.of("tips");
        consents.publish(Policy.parse(SamplePolicy.version(2).json().replace("\"newsletter\"", "\"tips\"")));
        assertThat(consents.policy().version()).isEqualTo(2);
        assertThat(reason(tips)).isEqualTo(Reason.NOT_ASKED);
        assertThat(reason(consents.allow(tips), tips)).isEqualTo(Reason.GRANTED);
        assertThat(reason(SamplePolicy.NEWSLETTER)).isEqualTo(Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void selectionsFollowTheAnswersThatTheTestSets() {
        Selector<String> selector =
                Selector.of(view -> List.copyOf(view.items("orders[].sku")), Function.<String>identity());
        assertThat(consents.select(ANNA, SamplePolicy.ADS, PROFILE, selector).items())
                .isEmpty();

        consents.allow(SamplePolicy.ADS);
        Selection<String> selection = consents.select(ANNA, SamplePolicy.ADS, PROFILE, selector);
        assertThat(selection.items()).containsExactly("oil-1");
        assertThat(selection.isDeterministic()).isTrue();
        Explanation why = selection.explain(Offer.own("oil-1"));
        String key = selection.key(ANNA, why);
        assertThat(consents.influence(ANNA, key).orElseThrow().factors())
                .extracting(Factor::influence)
                .containsExactly(Influence.PRIMARY);

        consents.deny(SamplePolicy.ADS, Reason.WITHDRAWN);
        assertThat(selection.influence(why)).isEmpty();
        assertThat(consents.influence(ANNA, key)).isEmpty();
    }

    @Test
    void factorsThatAreHandedInAreHeldAgainstThePolicy() {
        consents.allow(SamplePolicy.ADS);
        Decision decision = consents.check(ANNA, SamplePolicy.ADS);
        assertThat(consents.explain(decision, Offer.own("oil-1"))
                        .because("no-such-data")
                        .ifAllowed())
                .isEmpty();
    }

    private static Reason reason(FakeConsentManager consents, PurposeId purpose) {
        return consents.check(ANNA, purpose).reason();
    }
}
