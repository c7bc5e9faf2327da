package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BARE;
import static io.klartext.consent.testkit.Requests.FULL;
import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.event;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Evidence lasts (promise 8): what was sent is what can be shown, to the last field. */
interface EvidencePromises extends StoreUnderTest {

    private void assertKept(PendingEvent... requests) {
        record(store(), ANNA, requests);
        assertThat(store().events().history(ANNA)).isEqualTo(inOrder(List.of(requests)));
    }

    @Test
    default void evidenceInWhichNothingIsEmptyIsKept() {
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), FULL));
    }

    @Test
    default void evidenceInWhichEverythingIsEmptyIsKept() {
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), BARE));
    }

    @Test
    default void theSurfaceAndTheKeyAreKept() {
        Evidence evidence = BARE.onSurface("consent/choices").withKey(new EventId("request-1"));
        assertKept(event("request-1/1", Choice.refused(SamplePolicy.ADS), evidence));
    }

    @Test
    default void everyKindOfChoiceMethodAndActorIsKept() {
        List<PendingEvent> requests = new ArrayList<>();
        for (ChoiceKind kind : ChoiceKind.values()) {
            for (Method method : Method.values()) {
                for (Actor.Kind actor : Actor.Kind.values()) {
                    Evidence evidence =
                            Evidence.of(2, "f".repeat(64), "de", method).enteredBy(new Actor(actor, "id of " + actor));
                    requests.add(event("e-" + requests.size(), new Choice(SamplePolicy.ADS, kind), evidence));
                }
            }
        }
        assertKept(requests.toArray(PendingEvent[]::new));
    }

    @Test
    default void textsOfAnyScriptAndLengthAreKept() {
        Evidence evidence = Evidence.of(Integer.MAX_VALUE, "0123456789abcdef".repeat(4), "zh-TW", Method.WRITTEN)
                .enteredBy(Actor.staff("\u0434\u0438\u043c\u0430 \ud83e\udd6a"))
                .onSurface("\u9875 ".repeat(40_000));
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), evidence));
    }

    @Test
    default void anEmptySurfaceIsNotAMissingOne() {
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), BARE.onSurface("")));
    }

    @Test
    @Tag("GDPR-9")
    default void whetherItWasSaidExpresslyIsKept() {
        assertKept(
                event("e-1", Choice.granted(SamplePolicy.ADS), BARE.explicitly()),
                event("e-2", Choice.granted(SamplePolicy.NEWSLETTER), BARE));
        SubjectState state = store().events().load(ANNA);
        assertThat(state.of(SamplePolicy.ADS)).map(Standing::explicit).contains(true);
        assertThat(state.of(SamplePolicy.NEWSLETTER)).map(Standing::explicit).contains(false);
    }

    @Test
    @Tag("GDPR-8")
    default void whetherAGuardianSaidItIsInTheState() {
        record(store(), ANNA, event("e-1", Choice.granted(SamplePolicy.ADS), BARE.enteredBy(Actor.guardian("g-1"))));
        record(store(), ANNA, event("e-2", Choice.granted(SamplePolicy.NEWSLETTER), BARE));
        SubjectState state = store().events().load(ANNA);
        assertThat(state.of(SamplePolicy.ADS)).map(Standing::byGuardian).contains(true);
        assertThat(state.of(SamplePolicy.NEWSLETTER)).map(Standing::byGuardian).contains(false);
    }

    @Test
    default void whenItWasSaidIsKeptToTheMicrosecondAndInTheState() {
        Instant given = Instant.parse("2025-12-31T23:59:59.000001Z");
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), BARE.givenAt(given)));
        assertThat(store().events().load(ANNA).of(SamplePolicy.ADS))
                .map(Standing::givenAt)
                .contains(given);
    }

    @Test
    default void nothingIsSaidLaterThanItIsRecordedButTheEvidenceStays() {
        assertKept(event("e-1", Choice.granted(SamplePolicy.ADS), BARE.givenAt(NOON.plusSeconds(1))));
        assertThat(store().events().load(ANNA).of(SamplePolicy.ADS))
                .map(Standing::givenAt)
                .contains(NOON);
    }

    @Test
    default void theShortenedClientIsKept() {
        assertKept(
                event("e-1", Choice.granted(SamplePolicy.ADS), BARE.fromClient(client("198.51.100.0/24"))),
                event("e-2", Choice.refused(SamplePolicy.ADS), BARE.fromClient(client("2001:db8:1::/48"))),
                event("e-3", Choice.refused(SamplePolicy.ADS), BARE));
    }

    private static ShortenedClient client(String network) {
        return new ShortenedClient(network, "Firefox Focus");
    }

    @Test
    default void timesAreKeptToTheMicrosecond() {
        List<PendingEvent> requests = new ArrayList<>();
        for (String time : List.of(
                "2026-11-20T12:00:00.000001Z",
                "2026-11-20T12:00:00.999999Z",
                "2026-11-20T12:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1583-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z")) {
            requests.add(PendingEvent.choice(
                    new EventId("e-" + requests.size()), Instant.parse(time), Choice.granted(SamplePolicy.ADS), BARE));
        }
        assertKept(requests.toArray(PendingEvent[]::new));
    }

    @Test
    default void theLongestIdsAreKept() {
        PurposeId purpose = PurposeId.of("p".repeat(64));
        Evidence evidence = BARE.withKey(new EventId("k".repeat(100)));
        assertKept(event("!".repeat(120), Choice.objected(purpose), evidence));
    }
}
