package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.PendingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the contract sends to a store, and how it looks at the answers. */
final class Requests {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    static final SubjectId ANNA = SubjectId.account("c-1842");
    static final SubjectId BERT = SubjectId.account("c-1843");

    static final String HASH = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

    /** Evidence in which nothing is empty. */
    static final Evidence FULL = Evidence.of(3, HASH, "de", Method.SPOKEN)
            .enteredBy(Actor.staff("s-17"))
            .explicitly()
            .withSignals(Set.of(BrowserSignal.GPC, BrowserSignal.DNT))
            .onSurface("service/telephone")
            .givenAt(NOON.minus(Duration.ofDays(3)).plusNanos(1000))
            .fromClient(new ShortenedClient("192.0.2.0/24", "Firefox"))
            .withKey(new EventId("request-77"));

    /** Evidence in which everything is empty that may be. */
    static final Evidence BARE = Evidence.of(1, "0".repeat(64), "en", Method.BUTTON);

    static final Fact SHOWN = new NoticeShown(
            3, HASH, "de", List.of(SamplePolicy.NEWSLETTER, SamplePolicy.ADS), Optional.of("consent/choices"));
    static final Fact MINOR =
            new Minority(Instant.parse("2027-03-01T00:00:00.000001Z"), Instant.parse("2029-03-01T00:00:00.999999Z"));
    static final Fact CLAIM = new Claim("tie-1");
    static final Fact LINK = new Link("tie-1", Occasion.REGISTRATION);
    static final Fact UNLINK = new Unlink(new EventId("link"), List.of(SamplePolicy.NEWSLETTER, SamplePolicy.ADS));

    static final Fact DISCLOSED = Disclosure.of(SamplePolicy.ADS, List.of("orders[].sku", "orders[].date"), 3);

    /** One of each kind, and of each that looks alike. */
    static final List<Fact> FACTS = List.of(
            SHOWN,
            new NoticeShown(1, "0".repeat(64), "en", List.of(), Optional.empty()),
            Restriction.begins(),
            Restriction.lifted(),
            MINOR,
            CLAIM,
            LINK,
            new Link("tie-1", Occasion.LOGIN),
            UNLINK,
            new Unlink(new EventId("link"), List.of()),
            DISCLOSED,
            Disclosure.of(SamplePolicy.ADS, List.of("orders[].sku"), 3),
            Disclosure.of(SamplePolicy.ADS, List.of("orders[].sku", "orders[].date"), 4),
            Disclosure.of(SamplePolicy.STATISTICS, List.of("orders[].sku", "orders[].date"), 3));

    private Requests() {}

    static PendingEvent event(String id, Choice choice) {
        return event(id, choice, FULL);
    }

    static PendingEvent event(String id, Choice choice, Evidence evidence) {
        return PendingEvent.choice(new EventId(id), NOON, choice, evidence);
    }

    static PendingEvent fact(String id, Fact fact) {
        return fact(id, fact, Actor.staff("s-17"));
    }

    static PendingEvent fact(String id, Fact fact, Actor actor) {
        return PendingEvent.fact(new EventId(id), NOON, fact, actor);
    }

    static PendingEvent granted(String id) {
        return event(id, Choice.granted(SamplePolicy.ADS));
    }

    static PendingEvent withdrawn(String id) {
        return event(id, Choice.withdrawn(SamplePolicy.ADS));
    }

    /** The sample policy under a number, each published an hour after the one before. */
    static PublishedPolicy published(int version) {
        return new PublishedPolicy(SamplePolicy.version(version), NOON.plus(Duration.ofHours(version)));
    }

    static Outcome append(ConsentStore store, SubjectId subject, PendingEvent... events) {
        return store.events().append(subject, List.of(events), AppendCondition.none());
    }

    /** Appends what must be recorded as new, and gives the events back. */
    static List<ConsentEvent> record(ConsentStore store, SubjectId subject, PendingEvent... events) {
        Outcome outcome = append(store, subject, events);
        assertThat(outcome).as("a valid append").isInstanceOf(Recorded.class);
        assertThat(((Recorded) outcome).repeated()).as("repeated").isFalse();
        return ((Recorded) outcome).events();
    }

    static void assertRepeated(Outcome outcome, List<ConsentEvent> asRecorded) {
        assertThat(outcome).isEqualTo(new Recorded(asRecorded, true));
    }

    static void assertRejected(Outcome outcome, RejectionReason reason) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
    }

    /** The events as they must stand if these requests were the subject's first ones. */
    static List<ConsentEvent> inOrder(List<PendingEvent> pending) {
        List<ConsentEvent> events = new ArrayList<>();
        for (PendingEvent request : pending) {
            events.add(request.at(events.size() + 1L));
        }
        return events;
    }
}
