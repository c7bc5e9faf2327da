package io.klartext.consent.internal.record;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SamplePolicy;
import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinkRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final AppliedPolicy policy =
            AppliedPolicy.at(NOW, PolicyVersions.of(List.of(SamplePolicy.policy())), new Meters(null));

    private static ChoiceEvent said(long place, Choice choice) {
        Evidence evidence = Evidence.of(1, "0".repeat(64), "en", Method.BUTTON);
        return new ChoiceEvent(new EventId("e-" + place), place, NOW, choice, evidence);
    }

    @Test
    void only_the_last_choice_about_each_purpose_stands_in_the_order_in_which_they_were_made() {
        List<ConsentEvent> events = List.of(
                said(1, Choice.granted(ADS)), said(2, Choice.refused(CONTACTS)), said(3, Choice.withdrawn(ADS)));

        assertThat(LinkRules.standing(events))
                .extracting(GivenChoice::choice)
                .containsExactly(Choice.refused(CONTACTS), Choice.withdrawn(ADS));
    }

    @Test
    @Tag("GDPR-25")
    void where_an_event_cannot_be_read_no_grant_is_handed_on() {
        List<ConsentEvent> events = List.of(
                said(1, Choice.granted(ADS)),
                said(2, Choice.refused(CONTACTS)),
                new UnknownEvent(new EventId("e-3"), 3, NOW, "from-the-future"));

        assertThat(LinkRules.standing(events))
                .extracting(GivenChoice::choice)
                .containsExactly(Choice.refused(CONTACTS));
    }

    @Test
    @Tag("GDPR-21")
    void a_grant_of_what_the_policy_does_not_know_may_be_marketing() {
        GivenChoice yes = GivenChoice.of(said(1, Choice.granted(PurposeId.of("old-catalogue"))));
        SubjectState objected = SubjectState.of(List.of(said(1, Choice.objected(PurposeId.DIRECT_MARKETING))));

        assertThat(LinkRules.taken(Occasion.REGISTRATION, policy, objected, List.of(yes)))
                .isEmpty();
        assertThat(LinkRules.taken(Occasion.REGISTRATION, policy, SubjectState.empty(), List.of(yes)))
                .containsExactly(yes);
    }
}
