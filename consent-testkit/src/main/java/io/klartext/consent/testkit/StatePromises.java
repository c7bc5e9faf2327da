package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.BARE;
import static io.klartext.consent.testkit.Requests.FULL;
import static io.klartext.consent.testkit.Requests.NOON;
import static io.klartext.consent.testkit.Requests.event;
import static io.klartext.consent.testkit.Requests.granted;
import static io.klartext.consent.testkit.Requests.inOrder;
import static io.klartext.consent.testkit.Requests.record;
import static io.klartext.consent.testkit.Requests.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.PendingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code EventLog.load}: the state is the fold of the history and includes every acknowledged append. */
interface StatePromises extends StoreUnderTest {

    @Test
    default void aSubjectOfWhomNothingIsRecordedIsEmpty() {
        record(store(), Requests.BERT, granted("e-1"));
        assertThat(store().events().load(ANNA)).isEqualTo(SubjectState.empty());
        assertThat(store().events().history(ANNA)).isEmpty();
    }

    @Test
    default void readingASubjectDoesNotRecordIt() {
        store().events().load(ANNA);
        store().events().history(ANNA);
        assertThat(Feeds.total(store().feed().heads())).isZero();
    }

    @Test
    default void anAcknowledgedEventIsInTheNextLoad() {
        record(store(), ANNA, granted("e-1"));
        assertThat(store().events().load(ANNA))
                .isEqualTo(SubjectState.of(List.of(granted("e-1").at(1))));
        record(store(), ANNA, withdrawn("e-2"));
        assertThat(store().events()
                        .load(ANNA)
                        .of(SamplePolicy.ADS)
                        .orElseThrow()
                        .kind())
                .isEqualTo(ChoiceKind.WITHDRAWN);
    }

    @Test
    default void anAcknowledgedEventIsInTheNextLoadOfEveryThread() {
        Threads.together(8, thread -> {
            SubjectId subject = SubjectId.visitor("v-" + thread % 4);
            for (int i = 0; i < 20; i++) {
                ConsentEvent event =
                        record(store(), subject, granted(thread + "-" + i)).get(0);
                assertThat(store().events().load(subject).headSequence()).isGreaterThanOrEqualTo(event.sequence());
                assertThat(store().events().history(subject)).contains(event);
            }
            return thread;
        });
    }

    /** Promise 5: one purpose is one purpose. */
    @Test
    default void aChoiceAboutOnePurposeLeavesTheOthersAlone() {
        record(store(), ANNA, granted("e-1"), event("e-2", Choice.refused(SamplePolicy.NEWSLETTER)));
        SubjectState before = store().events().load(ANNA);
        record(store(), ANNA, event("e-3", Choice.objected(PurposeId.DIRECT_MARKETING)));
        SubjectState after = store().events().load(ANNA);
        assertThat(after.of(SamplePolicy.ADS)).isEqualTo(before.of(SamplePolicy.ADS));
        assertThat(after.of(SamplePolicy.NEWSLETTER)).isEqualTo(before.of(SamplePolicy.NEWSLETTER));
        assertThat(after.of(PurposeId.DIRECT_MARKETING)).isPresent();
    }

    @Test
    default void theStateIsTheFoldOfTheHistory() {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            SubjectId subject = SubjectId.account("random-" + seed);
            List<PendingEvent> sent = new ArrayList<>();
            while (sent.size() < 1 + random.nextInt(30)) {
                List<PendingEvent> batch = new ArrayList<>();
                for (int left = 1 + random.nextInt(4); left > 0; left--) {
                    batch.add(randomEvent(random, sent.size() + batch.size()));
                }
                record(store(), subject, batch.toArray(PendingEvent[]::new));
                sent.addAll(batch);
            }
            assertThat(store().events().history(subject))
                    .as("history, seed %d", seed)
                    .isEqualTo(inOrder(sent));
            assertThat(store().events().load(subject))
                    .as("state, seed %d", seed)
                    .isEqualTo(SubjectState.of(inOrder(sent)));
        }
    }

    private static PendingEvent randomEvent(Random random, int number) {
        List<PurposeId> purposes =
                List.of(SamplePolicy.ADS, SamplePolicy.NEWSLETTER, SamplePolicy.STATISTICS, PurposeId.of("other"));
        if (random.nextInt(3) == 0) {
            return randomFact(random, number, purposes);
        }
        PurposeId purpose = purposes.get(random.nextInt(purposes.size()));
        List<ChoiceKind> kinds = List.of(ChoiceKind.values());
        ChoiceKind kind = kinds.get(random.nextInt(kinds.size()));
        return PendingEvent.choice(
                new EventId("e-" + number),
                NOON.minusMillis(random.nextInt(1_000_000)),
                new Choice(purpose, kind),
                random.nextBoolean() ? FULL : BARE);
    }

    private static PendingEvent randomFact(Random random, int number, List<PurposeId> purposes) {
        List<Fact> facts = List.of(
                Requests.FACTS.get(random.nextInt(Requests.FACTS.size())),
                new Restriction(random.nextBoolean()),
                new Minority(NOON.plusSeconds(random.nextInt(1000)), NOON.plusSeconds(1000L + random.nextInt(1000))),
                new Claim("tie-" + random.nextInt(3)),
                new Unlink(new EventId("e-" + random.nextInt(30)), purposes.subList(0, random.nextInt(3))));
        return Requests.fact("e-" + number, facts.get(random.nextInt(facts.size())));
    }
}
