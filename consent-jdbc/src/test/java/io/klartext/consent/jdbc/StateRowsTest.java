package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.event;
import static io.klartext.consent.jdbc.Sample.fact;
import static io.klartext.consent.jdbc.Sample.granted;
import static io.klartext.consent.jdbc.Sample.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.testkit.SamplePolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audiences are read from is written with the events. */
final class StateRowsTest {

    @TempDir
    private Path folder = Path.of("");

    private String row(JdbcConsentStore store, String purpose) {
        assertThat(store.feed().heads()).hasSize(1);
        return Sql.ask(
                folder.resolve("consents.db"),
                "SELECT choice || ' ' || policy_version || ' ' || valid_until FROM consent_state WHERE purpose = '"
                        + purpose + "'");
    }

    @Test
    void aGrantEndsWithItsLifetimeAndARefusalByNothing() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            store.policies().publish(Sample.published(1));
            append(store, ANNA, granted("e-1"), event("e-2", Choice.refused(SamplePolicy.NEWSLETTER)));
            long year = Micros.of(Instant.parse("2027-11-20T12:00:00.123456Z"));
            assertThat(row(store, "personalized-ads")).isEqualTo("granted 1 " + year);
            assertThat(row(store, "newsletter")).isEqualTo("refused 1 " + Long.MAX_VALUE);
            append(store, ANNA, granted("e-3"), withdrawn("e-4"));
            assertThat(row(store, "personalized-ads")).isEqualTo("withdrawn 1 " + Long.MAX_VALUE);
        }
    }

    @Test
    void aGrantUnderAVersionThatNobodyPublishedCountsAsOver() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            append(store, ANNA, granted("e-1"));
            assertThat(row(store, "personalized-ads")).isEqualTo("granted 1 " + Micros.of(Sample.NOON));
            store.policies().publish(Sample.published(1));
            append(store, ANNA, event("e-2", Choice.granted(SamplePolicy.STATISTICS)));
            assertThat(row(store, "statistics")).isEqualTo("granted 1 " + Long.MAX_VALUE);
        }
    }

    private String restriction() {
        return Sql.ask(folder.resolve("consents.db"), "SELECT restriction FROM consent_subject");
    }

    @Test
    void aGrantEndsByWhenItWasSaidNotByWhenItWasRecorded() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            store.policies().publish(Sample.published(1));
            Evidence before = Sample.EVIDENCE.givenAt(Instant.parse("2026-03-01T00:00:00Z"));
            append(store, ANNA, event("e-1", Choice.granted(SamplePolicy.ADS), before));
            assertThat(row(store, "personalized-ads"))
                    .isEqualTo("granted 1 " + Micros.of(Instant.parse("2027-03-01T00:00:00Z")));
            Evidence unpublished =
                    Evidence.of(9, Sample.HASH, "de", Method.WRITTEN).givenAt(Instant.parse("2026-03-01T00:00:00Z"));
            append(store, ANNA, event("e-2", Choice.granted(SamplePolicy.NEWSLETTER), unpublished));
            assertThat(row(store, "newsletter"))
                    .isEqualTo("granted 9 " + Micros.of(Instant.parse("2026-03-01T00:00:00Z")));
        }
    }

    @Test
    void whatAnAccountTookOverGoesWhenTheLinkIsUndone() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            append(store, ANNA, event("e-0", Choice.objected(SamplePolicy.STATISTICS)));
            append(
                    store,
                    ANNA,
                    fact("link", new Link("tie-1", Occasion.REGISTRATION)),
                    event("link/2", Choice.refused(SamplePolicy.ADS)),
                    event("link/3", Choice.refused(SamplePolicy.NEWSLETTER)));
            assertThat(row(store, "personalized-ads")).startsWith("refused 1");
            assertThat(row(store, "newsletter")).startsWith("refused 1");
            append(
                    store,
                    ANNA,
                    fact("u", new Unlink(new EventId("link"), List.of(SamplePolicy.ADS, SamplePolicy.NEWSLETTER))),
                    withdrawn("u/2"));
            assertThat(row(store, "newsletter")).isEqualTo("nothing");
            assertThat(row(store, "personalized-ads")).startsWith("withdrawn 1");
            assertThat(row(store, "statistics")).startsWith("objected 1");
            append(store, ANNA, granted("e-3"), fact("v", new Unlink(new EventId("x"), List.of(SamplePolicy.ADS))));
            assertThat(row(store, "personalized-ads")).isEqualTo("nothing");
            append(store, ANNA, event("e-4", Choice.refused(SamplePolicy.NEWSLETTER)));
            assertThat(row(store, "newsletter")).startsWith("refused 1");
        }
    }

    @Test
    void anUnlinkOfOnePersonLeavesTheRowsOfOthersAlone() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            append(store, Sample.BERT, granted("e-1"));
            append(store, ANNA, granted("e-1"));
            append(store, ANNA, fact("u", new Unlink(new EventId("x"), List.of(SamplePolicy.ADS))));
            assertThat(Sql.ask(folder.resolve("consents.db"), "SELECT COUNT(*) FROM consent_state"))
                    .isEqualTo("1");
        }
    }

    @Test
    void theFeedNamesTheKindOfEachEvent() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("consents.db"))) {
            append(store, ANNA, granted("e-1"), fact("f-1", Restriction.begins()), fact("f-2", new Claim("tie-1")));
            assertThat(Sql.ask(folder.resolve("consents.db"), "SELECT group_concat(kind) FROM consent_feed"))
                    .isEqualTo("granted,restricted,claimed");
            assertThat(store.feed().heads()).containsExactly(3L);
        }
    }

    @Test
    @Tag("GDPR-18")
    void whoeverIsRestrictedIsMarkedForAudiences() {
        Path file = folder.resolve("consents.db");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-1"));
            assertThat(restriction()).isEqualTo("0");
            append(store, ANNA, fact("f-1", Restriction.begins()));
            assertThat(restriction()).isEqualTo("1");
            append(store, ANNA, granted("e-2"));
            assertThat(restriction()).isEqualTo("1");
            append(store, ANNA, fact("f-2", Restriction.lifted()));
            assertThat(restriction()).isEqualTo("0");
        }
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(folder.resolve("other.db"))) {
            append(store, ANNA, fact("f-1", Restriction.begins()));
            assertThat(Sql.ask(folder.resolve("other.db"), "SELECT restriction FROM consent_subject"))
                    .as("with the first event")
                    .isEqualTo("1");
        }
    }

    @Test
    void whoeverHasAnUnreadableEventIsMarkedForAudiencesToo() {
        Path file = folder.resolve("consents.db");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-1"));
        }
        Sql.run(file, "UPDATE consent_event SET kind = 'of-tomorrow'", "UPDATE consent_subject SET state = x''");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
            append(store, ANNA, granted("e-2"));
            assertThat(restriction()).isEqualTo("2");
        }
    }
}
