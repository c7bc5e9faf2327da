package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.store.FeedEntry;
import io.klartext.consent.store.PendingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Never another person's data (promise 6): ids are the same person only if they are equal character for character. */
interface SubjectPromises extends StoreUnderTest {

    /** Records something else about each and expects to find exactly that. */
    private void assertKeptApart(SubjectId... subjects) {
        List<List<PendingEvent>> requests = new ArrayList<>();
        for (SubjectId subject : subjects) {
            assertThat(store().events().load(subject)).isEqualTo(SubjectState.empty());
            assertThat(store().events().history(subject)).isEmpty();
            List<PendingEvent> request = new ArrayList<>();
            for (int i = 0; i <= requests.size(); i++) {
                request.add(i % 2 == 0 ? withdrawn("e-" + i) : granted("e-" + i));
            }
            requests.add(request);
            record(store(), subject, request.toArray(PendingEvent[]::new));
        }
        for (int i = 0; i < subjects.length; i++) {
            assertThat(store().events().history(subjects[i])).isEqualTo(inOrder(requests.get(i)));
            assertThat(store().events().load(subjects[i])).isEqualTo(SubjectState.of(inOrder(requests.get(i))));
        }
        assertThat(Feeds.all(store().feed())).extracting(FeedEntry::subject).contains(subjects);
    }

    @Test
    default void idsWhoseHashesCollideAreTwoPeople() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertKeptApart(SubjectId.account("Aa"), SubjectId.account("BB"));
        assertKeptApart(SubjectId.visitor("AaBB"), SubjectId.visitor("BBAa"), SubjectId.visitor("AaAa"));
    }

    @Test
    default void anAccountAndAVisitorOfTheSameValueAreTwoPeople() {
        assertKeptApart(SubjectId.account("17"), SubjectId.visitor("17"));
    }

    @Test
    default void valuesThatLookLikeAnotherKindArePeopleOfTheirOwn() {
        assertKeptApart(
                SubjectId.account("x"),
                SubjectId.account("a:x"),
                SubjectId.account("v:x"),
                SubjectId.visitor("a:x"),
                SubjectId.account("account:x"),
                SubjectId.visitor("VISITOR:x"));
    }

    @Test
    default void idsThatDifferInCaseAreTwoPeople() {
        assertKeptApart(SubjectId.account("anna"), SubjectId.account("Anna"), SubjectId.account("ANNA"));
    }

    @Test
    default void idsThatDifferInSpacesAreTwoPeople() {
        assertKeptApart(
                SubjectId.account("anna"),
                SubjectId.account("anna "),
                SubjectId.account(" anna"),
                SubjectId.account("an na"),
                SubjectId.account("an\u00a0na"));
    }

    @Test
    default void idsThatDifferInAccentOrNormalFormAreTwoPeople() {
        assertKeptApart(
                SubjectId.account("Rene"),
                SubjectId.account("Ren\u00e9"),
                SubjectId.account("Rene\u0301"),
                SubjectId.account("stra\u00dfe"),
                SubjectId.account("strasse"));
    }

    @Test
    default void idsThatDifferInWhatCannotBeSeenAreTwoPeople() {
        assertKeptApart(
                SubjectId.account("anna"),
                SubjectId.account("an\u200bna"),
                SubjectId.account("\ufeffanna"),
                SubjectId.account("\u0430nna"));
    }

    @Test
    default void idsThatLookLikePatternsOrQueriesMatchOnlyThemselves() {
        assertKeptApart(
                SubjectId.account("%"),
                SubjectId.account("_"),
                SubjectId.account("*"),
                SubjectId.account("' OR '1'='1"),
                SubjectId.account("1"),
                SubjectId.account("01"),
                SubjectId.account("1.0"));
    }

    @Test
    default void theLongestIdsDifferToTheLastCharacter() {
        String long200 = "\ud83e\udd6a".repeat(99);
        assertKeptApart(SubjectId.account(long200 + "ab"), SubjectId.account(long200 + "ac"));
    }
}
