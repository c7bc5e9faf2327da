package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BARE;
import static io.klartext.consent.testkit.Requests.CLAIM;
import static io.klartext.consent.testkit.Requests.DISCLOSED;
import static io.klartext.consent.testkit.Requests.FACTS;
import static io.klartext.consent.testkit.Requests.HASH;
import static io.klartext.consent.testkit.Requests.LINK;
import static io.klartext.consent.testkit.Requests.MINOR;
import static io.klartext.consent.testkit.Requests.SHOWN;
import static io.klartext.consent.testkit.Requests.event;
import static io.klartext.consent.testkit.Requests.fact;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.PendingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Facts are kept to the last field, and those that bear on decisions are in the next load. */
interface FactPromises extends StoreUnderTest {

    private void assertKept(PendingEvent... requests) {
        record(store(), ANNA, requests);
        assertThat(store().events().history(ANNA)).isEqualTo(inOrder(List.of(requests)));
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.of(inOrder(List.of(requests))));
    }

    private SubjectState after(String id, Fact fact) {
        record(store(), ANNA, fact(id, fact));
        return store().events().load(ANNA);
    }

    private static Optional<ChoiceKind> said(SubjectState state, PurposeId purpose) {
        return state.of(purpose).map(Standing::kind);
    }

    @Test
    default void everyKindOfFactIsKeptWithWhoeverEnteredIt() {
        List<PendingEvent> requests = new ArrayList<>();
        for (Fact fact : FACTS) {
            for (Actor.Kind kind : Actor.Kind.values()) {
                requests.add(fact("f-" + requests.size(), fact, new Actor(kind, "id of " + kind)));
            }
            requests.add(fact("f-" + requests.size(), fact, Actor.subject()));
        }
        assertKept(requests.toArray(PendingEvent[]::new));
    }

    /** Proof of having informed, whether or not it was answered. */
    @Test
    @Tag("GDPR-5.2")
    default void aNoticeThatWasShownIsKeptToTheLastField() {
        List<PurposeId> purposes = List.of(SamplePolicy.STATISTICS, SamplePolicy.ADS, PurposeId.of("p".repeat(64)));
        assertKept(
                fact("f-1", new NoticeShown(Integer.MAX_VALUE, HASH, "zh-TW", purposes, Optional.of("/cart"))),
                fact("f-2", new NoticeShown(1, "0".repeat(64), "en", List.of(), Optional.empty())),
                fact("f-3", new NoticeShown(1, "f".repeat(64), "en", purposes.subList(1, 2), Optional.of(""))));
    }

    /** Who looked at what, for the person's own report. */
    @Test
    @Tag("GDPR-15")
    default void aDisclosureIsKeptToTheLastAttribute() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add("orders[].lines[].attribute" + i);
        }
        assertKept(
                fact("f-1", DISCLOSED),
                fact("f-2", Disclosure.of(PurposeId.of("p".repeat(64)), many, Integer.MAX_VALUE)),
                fact("f-3", Disclosure.of(SamplePolicy.ADS, List.of("\u9875[].\ud83e\udd6a"), 1), Actor.system("mailer")));
    }

    @Test
    default void aNoticeThatWasShownADisclosureAndALinkChangeNothingThatStands() {
        record(store(), ANNA, granted("e-1"), fact("f-1", MINOR), fact("f-2", Restriction.begins()));
        SubjectState before = store().events().load(ANNA);
        record(store(), ANNA, fact("f-3", SHOWN), fact("f-4", LINK), fact("f-5", DISCLOSED));
        SubjectState after = store().events().load(ANNA);
        assertThat(after.headSequence()).isEqualTo(6);
        assertThat(after.standing()).isEqualTo(before.standing());
        assertThat(after.minority()).isEqualTo(before.minority());
        assertThat(after.restricted()).isTrue();
        assertThat(after.claim()).isEmpty();
        assertThat(after.unreadable()).isFalse();
    }

    @Test
    @Tag("GDPR-18")
    default void aRestrictionStandsFromTheNextLoadUntilItIsLifted() {
        record(store(), ANNA, granted("e-1"));
        assertThat(store().events().load(ANNA).restricted()).isFalse();
        assertThat(after("f-1", Restriction.begins()).restricted()).isTrue();
        record(store(), ANNA, withdrawn("e-2"));
        assertThat(store().events().load(ANNA).restricted()).isTrue();
        assertThat(after("f-2", Restriction.lifted()).restricted()).isFalse();
        assertThat(after("f-3", Restriction.begins()).restricted()).isTrue();
    }

    @Test
    @Tag("GDPR-18")
    default void aRestrictionOfOnePersonRestrictsNobodyElse() {
        record(store(), Requests.BERT, granted("e-1"));
        record(store(), ANNA, fact("f-1", Restriction.begins()));
        assertThat(store().events().load(Requests.BERT).restricted()).isFalse();
    }

    @Test
    @Tag("GDPR-8")
    @Tag("DSA-26.3")
    default void theLatestWordOnMinorityStandsToTheMicrosecond() {
        assertThat(after("f-1", MINOR).minority()).contains((Minority) MINOR);
        Minority later =
                new Minority(Instant.parse("2026-01-01T00:00:00.000001Z"), Instant.parse("2028-01-01T00:00:00Z"));
        assertThat(after("f-2", later).minority()).contains(later);
        record(store(), ANNA, granted("e-1"), fact("f-3", Restriction.begins()));
        assertThat(store().events().load(ANNA).minority()).contains(later);
    }

    /** A second person on the same device inherits nothing. */
    @Test
    default void aVisitorBelongsToWhoeverClaimedFirst() {
        assertThat(after("f-1", CLAIM).claim()).contains("tie-1");
        assertThat(after("f-2", new Claim("tie-2")).claim()).contains("tie-1");
    }

    @Test
    default void whatAnAccountTakesOverStandsWithTheLink() {
        record(
                store(),
                ANNA,
                fact("b/1", LINK),
                event("b/2", Choice.refused(SamplePolicy.ADS), BARE),
                event("b/3", Choice.granted(SamplePolicy.NEWSLETTER), BARE));
        SubjectState state = store().events().load(ANNA);
        assertThat(said(state, SamplePolicy.ADS)).contains(ChoiceKind.REFUSED);
        assertThat(said(state, SamplePolicy.NEWSLETTER)).contains(ChoiceKind.GRANTED);
    }

    @Test
    default void anUnlinkClearsThePurposesThatItNamesAndNoOther() {
        record(
                store(),
                ANNA,
                granted("e-1"),
                fact("link", LINK),
                event("link/2", Choice.refused(SamplePolicy.ADS), BARE),
                event("link/3", Choice.granted(SamplePolicy.NEWSLETTER), BARE),
                event("e-2", Choice.objected(SamplePolicy.STATISTICS), BARE));
        Fact unlink = new Unlink(new EventId("link"), List.of(SamplePolicy.NEWSLETTER));
        record(store(), ANNA, fact("u/1", unlink), granted("u/2"));
        SubjectState state = store().events().load(ANNA);
        assertThat(state.of(SamplePolicy.NEWSLETTER)).isEmpty();
        assertThat(said(state, SamplePolicy.ADS)).contains(ChoiceKind.GRANTED);
        assertThat(said(state, SamplePolicy.STATISTICS)).contains(ChoiceKind.OBJECTED);
        record(store(), ANNA, event("e-3", Choice.refused(SamplePolicy.NEWSLETTER), BARE));
        assertThat(said(store().events().load(ANNA), SamplePolicy.NEWSLETTER)).contains(ChoiceKind.REFUSED);
    }

    @Test
    default void aPurposeSaidAndClearedInOneAppendIsCleared() {
        Fact unlink = new Unlink(new EventId("link"), List.of(SamplePolicy.ADS));
        record(store(), ANNA, granted("b/1"), fact("b/2", unlink));
        assertThat(store().events().load(ANNA).standing()).isEmpty();
        record(store(), ANNA, fact("c/1", unlink), granted("c/2"));
        assertThat(said(store().events().load(ANNA), SamplePolicy.ADS)).contains(ChoiceKind.GRANTED);
    }

    @Test
    default void factsAndChoicesOfOneAppendStandInTheirOrder() {
        PendingEvent[] batch = {withdrawn("z"), fact("m", SHOWN), granted("a"), fact("b", CLAIM), granted("c")};
        List<ConsentEvent> recorded = record(store(), ANNA, batch);
        assertThat(recorded).isEqualTo(inOrder(List.of(batch)));
        assertThat(store().events().history(ANNA)).isEqualTo(recorded);
    }

    @Test
    default void everyFactHasItsEntryInTheFeed() {
        for (Fact fact : FACTS) {
            record(store(), ANNA, fact("f-" + FACTS.indexOf(fact), fact));
            assertThat(Feeds.all(store().feed()))
                    .as("%s", fact)
                    .extracting(FeedEntry::sequence)
                    .hasSize(FACTS.indexOf(fact) + 1)
                    .contains(FACTS.indexOf(fact) + 1L);
        }
    }

    @Test
    default void factsOfAVisitorAndAnAccountOfTheSameValueAreKeptApart() {
        SubjectId visitor = SubjectId.visitor(ANNA.value());
        record(store(), visitor, fact("f-1", CLAIM));
        record(store(), ANNA, fact("f-1", LINK));
        assertThat(store().events().load(visitor).claim()).contains("tie-1");
        assertThat(store().events().load(ANNA).claim()).isEmpty();
    }

    @Test
    default void factsOfAnyScriptAndLengthAreKept() {
        String text = "\u0434\u0438\u043c\u0430 \ud83e\udd6a \u9875 ".repeat(2000);
        assertKept(
                fact("!".repeat(120), Restriction.begins(), Actor.guardian(text)),
                fact("f-2", new Claim(text)),
                fact("f-3", new Link(text, Occasion.LOGIN)),
                fact("f-4", new NoticeShown(1, HASH, "de", List.of(), Optional.of(text))),
                fact("f-5", new Unlink(new EventId("k".repeat(120)), List.of(PurposeId.DIRECT_MARKETING))),
                fact("f-6", new Claim(""), Actor.subject()));
    }
}
