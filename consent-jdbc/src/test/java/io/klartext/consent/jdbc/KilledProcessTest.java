package io.klartext.consent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.SubjectState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: an acknowledged event survives the death of the process. The death of a machine is not covered here. */
final class KilledProcessTest {

    private static final int ROUNDS = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void killingTheProcessLosesNothingThatWasAcknowledged() throws Exception {
        Path file = folder.resolve("consents.db");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Child child = Child.start("append", file.toString(), Integer.toString(round))) {
                assertThat(child.line()).isEqualTo("open");
                for (int i = 0; i < 20 + 13 * round; i++) {
                    acknowledged.add(child.line());
                }
                child.kill();
                for (String rest = child.line(); !rest.isEmpty(); rest = child.line()) {
                    acknowledged.add(rest);
                }
            }
            try (JdbcConsentStore store = JdbcConsentStore.sqlite(file)) {
                assertAllThere(store, acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(5 * 20).doesNotHaveDuplicates();
    }

    private static void assertAllThere(JdbcConsentStore store, List<String> acknowledged) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String value = "s-" + i;
            var history = store.events().history(SubjectId.account(value));
            history.forEach(event -> found.add(value + " " + event.id()));
            assertThat(store.events().load(SubjectId.account(value))).isEqualTo(SubjectState.of(history));
        }
        assertThat(found).containsAll(acknowledged);
        assertThat(store.feed().heads()).containsExactly(found.size());
        assertThat(store.feed().read(0, 0, found.size())).hasSize(found.size());
    }
}
