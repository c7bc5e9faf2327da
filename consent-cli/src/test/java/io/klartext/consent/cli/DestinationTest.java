package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {

    private static final String POLICY = Run.shopPolicy().toString();

    @TempDir
    private Path folder;

    @Test
    void a_file_is_replaced_whole_and_nothing_else_is_left() throws IOException {
        Path page = Files.writeString(folder.resolve("notice.html"), "yesterday");

        Run run = Run.of("notice", POLICY, "--output", page.toString());

        assertThat(run).isEqualTo(new Run(0, "", List.of()));
        assertThat(page).hasContent(Run.of("notice", POLICY).out());
        assertThat(folder).isDirectoryContaining(page::equals);
        assertThat(folder.toFile().list()).containsExactly("notice.html");
    }

    @Test
    void who_reads_while_it_is_written_reads_a_whole_result() throws Exception {
        Path page = folder.resolve("notice.html");
        List<String> results = List.of("a".repeat(300_000), "b".repeat(200_000));
        Destination.write(results.get(0), page);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reading = reader.submit(() -> {
                int reads = 0;
                for (; !over.get() || reads == 0; reads++) {
                    assertThat(results.contains(Files.readString(page))).isTrue();
                }
                return reads;
            });
            for (int i = 1; i <= 50; i++) {
                Destination.write(results.get(i % 2), page);
            }
            over.set(true);
            assertThat(reading.get()).isPositive();
        } finally {
            over.set(true);
            reader.shutdown();
        }
    }

    @Test
    void a_run_that_fails_leaves_the_file_as_it_was() throws IOException {
        Path page = Files.writeString(folder.resolve("notice.html"), "yesterday");

        assertThat(Run.of("notice", "nowhere.json", "-o", page.toString()).exitCode())
                .isEqualTo(2);
        assertThat(page).hasContent("yesterday");
    }

    @Test
    void a_left_over_part_of_a_killed_run_disturbs_nobody() throws IOException {
        Path page = folder.resolve("notice.html");
        Path part = Files.writeString(folder.resolve(".notice.html.0.part"), "half");

        assertThat(Run.of("notice", POLICY, "-o", page.toString()).exitCode()).isZero();
        assertThat(page).isNotEmptyFile();
        assertThat(part).hasContent("half");
    }

    @Test
    void a_file_that_is_written_can_be_read_by_a_web_server() throws IOException {
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        Path page = folder.resolve("notice.html");

        Run.of("notice", POLICY, "-o", page.toString());

        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path page = Files.createFile(folder.resolve("notice-7.html"));
        Path link = Files.createSymbolicLink(folder.resolve("notice.html"), page);

        assertThat(Run.of("notice", POLICY, "-o", link.toString()).exitCode()).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(page).isNotEmptyFile();
    }

    @Test
    void a_folder_or_a_device_is_not_replaced() {
        assertThat(Run.of("notice", POLICY, "-o", folder.toString()).problems())
                .containsExactly(
                        folder + ": is no ordinary file. Mend: name a file, or leave --output out and use" + " stdout");
        assertThat(Run.of("notice", POLICY, "-o", "/dev/null").exitCode()).isEqualTo(2);
        assertThat(Path.of("/dev/null")).exists();
    }

    @Test
    void a_folder_that_is_not_there_is_one_line() {
        Run run =
                Run.of("notice", POLICY, "-o", folder.resolve("no/notice.html").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.problems())
                .singleElement()
                .asString()
                .contains("cannot be written")
                .contains(". Mend: ");
    }

    @Test
    void a_hyphen_is_stdout() {
        assertThat(Run.of("record", POLICY, "-o", "-").out())
                .isNotEmpty()
                .isEqualTo(Run.of("record", POLICY).out());
    }
}
