package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUseTest {

    @TempDir
    private Path folder;

    @Test
    void help_lists_the_commands_and_the_exit_codes() {
        Run help = Run.of("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.problems()).isEmpty();
        assertThat(help.out()).contains("lint", "diff", "notice", "record", "adapt", "Exit codes:", "  2  wrong use");
        assertThat(Run.of("help").out()).isEqualTo(help.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "diff", "notice", "record", "adapt"})
    void each_command_has_help_with_an_example(String command) {
        Run help = Run.of(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: consent " + command + " ").contains("Example", "consent " + command);
        assertThat(Run.of("help", command).out()).isEqualTo(help.out());
    }

    @Test
    void the_version_is_the_builds() {
        assertThat(Run.of("--version").out()).matches("consent \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                | consent: Missing required subcommand
            noitce policy.json  | did you mean notice?
            notice              | consent notice: Missing required parameter: 'POLICY'
            notice a b          | consent notice: Unmatched argument at index 2: 'b'
            notice a --colour   | consent notice: Unknown option: '--colour'
            notice a -f pdf     | expected one of [HTML, TEXT]
            lint                | consent lint: Missing required parameter: 'POLICY'
            lint a --today soon | "soon" is not a date such as 2026-11-30
            lint a b --before c | consent lint: --before goes with one POLICY, not 2
            diff a              | consent diff: Missing required parameter: 'NEWER'
            """)
    void wrong_use_is_one_line_and_exit_code_2(String arguments, String line) {
        Run run = Run.of(arguments == null ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.problems()).singleElement().asString().contains(line).contains(". Mend: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere.json | there is no such file
            .            | is a folder
            empty.json   | is empty
            blank.json   | is empty
            words.json   | is not JSON at line 1, column
            half.json    | is not JSON at line 1, column
            binary.json  | is not text in UTF-8
            latin.json   | is not text in UTF-8
            marked.json  | starts with a byte order mark
            large.json   | is larger than any policy
            """)
    void what_is_no_document_is_one_line_for_every_command(String name, String problem) throws IOException {
        Files.createFile(folder.resolve("empty.json"));
        Files.writeString(folder.resolve("blank.json"), " \n\t\n");
        Files.writeString(folder.resolve("words.json"), "Wir verwenden Ihre Daten.");
        Files.writeString(folder.resolve("half.json"), "{\"version\": 1,");
        Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0});
        Files.write(folder.resolve("latin.json"), "{\"a\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("marked.json"), "\uFEFF{}");
        Files.write(folder.resolve("large.json"), new byte[(16 << 20) + 1]);
        String file = folder.resolve(name).toString();

        for (String[] command : new String[][] {
            {"notice", file}, {"record", file}, {"lint", file}, {"diff", file, file}, {"lint", "--before", file, file}
        }) {
            Run run = Run.of(command);

            assertThat(run.exitCode()).as(command[0]).isEqualTo(2);
            assertThat(run.problems())
                    .singleElement()
                    .asString()
                    .startsWith(file + ": " + problem)
                    .contains(". Mend: ");
        }
    }

    @Test
    void a_name_that_no_file_can_have_is_one_line() {
        assertThat(Run.of("notice", "a\0b").problems())
                .singleElement()
                .asString()
                .contains("is no file name here")
                .doesNotContain("\0");
        assertThat(Run.of("notice", Run.shopPolicy().toString(), "-o", "a\0b").problems())
                .singleElement()
                .asString()
                .contains("is no file name here");
    }

    @Test
    void a_document_that_is_no_policy_is_a_line_for_each_problem() {
        Run run = Run.reading("{\"version\": 0, \"languages\": [\"de\"], \"colour\": \"red\"}", "record", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.problems())
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line).startsWith("stdin: ").contains(". Mend: "));
        assertThat(run.problems()).anyMatch(line -> line.startsWith("stdin: /colour: unknown field"));
    }

    @Test
    void a_language_that_the_policy_does_not_speak_is_refused() {
        assertThat(Run.of("notice", Run.shopPolicy().toString(), "-l", "fr").problems())
                .containsExactly("--language: the policy does not speak \"fr\". Mend: use one of: de, en");
    }

    @Test
    void a_defect_of_the_program_is_one_line_without_a_stack_trace() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("out of\norder");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return read();
            }
        };

        Run run = Run.reading(broken, "notice", "-");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.problems())
                .singleElement()
                .asString()
                .startsWith("consent notice: a defect of this program (java.lang.IllegalStateException: out of order)");
    }

    @Test
    void a_source_that_breaks_off_is_one_line() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };

        Run run = Run.reading(broken, "notice", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.problems()).singleElement().asString().startsWith("stdin: cannot be read");
    }

    @Test
    void a_full_disk_behind_stdout_is_no_success() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = Run.terminal(
                InputStream.nullInputStream(), new PrintStream(full, false, StandardCharsets.UTF_8), Run.print(err));

        int exitCode = ConsentCli.run(terminal, "notice", Run.shopPolicy().toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("stdout: could not be written in full");
    }
}
