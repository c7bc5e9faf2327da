package io.klartext.consent.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shop's CI gets it: one jar. */
class CommandLineTest {

    private static final Path SHOP_POLICY = Given.root()
            .resolve("consent-examples/src/main/resources/io/klartext/examples/shop/consent/shop-policy.json");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(SHOP_POLICY, folder.resolve("policy.json"));
    }

    private ConsentRun run(String... arguments) throws IOException {
        return ConsentRun.in(folder, arguments);
    }

    @Test
    void the_jar_says_what_it_is_and_holds_no_module_and_no_signature_of_others() throws IOException {
        try (JarFile jar = new JarFile(Given.cliJar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            ConsentRun version = run("--version");

            assertThat(version.out().strip())
                    .isEqualTo("consent " + manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
            assertThat(version.errors()).isEmpty();
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .doesNotHaveDuplicates()
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/LICENSE.txt")
                    .noneMatch(
                            name -> name.endsWith("module-info.class") || name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
            try (InputStream licences = jar.getInputStream(jar.getEntry("META-INF/LICENSE.txt"))) {
                assertThat(new String(licences.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("QOS.ch", "Gil Tene");
            }
        }
    }

    @Test
    void help_goes_to_stdout_and_wrong_use_to_stderr() throws IOException {
        ConsentRun help = run("--help");
        ConsentRun wrong = run("notice", "policy.json", "--colour");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: consent ").contains("lint", "diff", "record", "notice", "adapt");
        assertThat(help.errors()).isEmpty();
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errors())
                .containsExactly("consent notice: Unknown option: '--colour'. Mend: consent notice --help tells more");
        assertThat(run().exitCode()).isEqualTo(2);
    }

    @Test
    void umlauts_are_utf_8_where_the_platform_knows_ascii_only() throws IOException {
        assertThat(run("notice", "policy.json", "-f", "text").out())
                .contains("Läden in Ihrer Nähe", "„Ihre Entscheidungen“");
        assertThat(run("notice", "policy.json", "-o", "notice.html").exitCode()).isZero();
        assertThat(folder.resolve("notice.html")).content().contains("Läden in Ihrer Nähe");
        assertThat(run("record", "policy.json", "-l", "Übersee").errors()).hasSize(1);
        assertThat(ConsentRun.reading(SHOP_POLICY, folder, "record", "-", "-f", "json")
                        .out())
                .contains("Läden in Ihrer Nähe");
        assertThat(run("lint", "Rätsel.json").errors())
                .singleElement()
                .asString()
                .contains(". Mend: ");
    }

    @Test
    void broken_input_is_exit_code_2_and_one_line_without_a_stack_trace() throws IOException {
        Files.createFile(folder.resolve("empty.json"));
        Files.writeString(folder.resolve("words.json"), "no policy");
        Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});
        for (String name : List.of("nowhere.json", "empty.json", "words.json", "binary.json", ".", "/dev/zero")) {
            ConsentRun broken = run("lint", name);

            assertThat(broken.exitCode()).as(name).isEqualTo(2);
            assertThat(broken.out()).as(name).isEmpty();
            assertThat(broken.errors())
                    .singleElement()
                    .asString()
                    .startsWith(name + ": ")
                    .contains(". Mend: ");
        }
    }

    @Test
    void findings_are_exit_code_1_and_two_policies_go_in_one_run() throws IOException {
        String good = Files.readString(SHOP_POLICY);
        Files.writeString(folder.resolve("bad.json"), good.replace("\"withdrawal\": {", "\"allow\": {"));

        ConsentRun both = run("lint", "--today", "2026-11-22", "bad.json", "policy.json");

        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.errors()).isEmpty();
        assertThat(both.out()).contains("bad.json: error /texts/withdrawal: ", "policy.json: no errors, no warnings");
        assertThat(run("lint", "--today", "2026-11-22", "--strict", "policy.json")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_file_is_replaced_whole_or_not_at_all() throws IOException {
        Path page = Files.writeString(folder.resolve("record.html"), "yesterday");

        assertThat(run("record", "nowhere.json", "-o", "record.html").exitCode())
                .isEqualTo(2);
        assertThat(page).hasContent("yesterday");
        assertThat(run("record", "policy.json", "-o", "record.html")).isEqualTo(new ConsentRun(0, "", List.of()));
        assertThat(page).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("policy.json", "record.html");
    }

    @Test
    void page_rules_are_tried_without_any_class_of_a_servlet_container() throws IOException {
        Files.writeString(folder.resolve("rules.json"), """
                {"rules": [{"path": "/", "select": "ul", "purpose": "personalized-ads", "surface": "start",
                    "explain": {"per": "li", "offer": "attr(data-sku)"}}],
                 "scripts": [{"src": "*://cdn.example/*", "purpose": "personalized-ads"}],
                 "paths": [{"path": "/", "purpose": "newsletter"}]}""");
        Files.writeString(
                folder.resolve("page.html"), "<script src=//cdn.example/x></script><ul><li data-sku=\"Öl\">x</ul>");
        try (JarFile jar = new JarFile(Given.cliJar().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName())).noneMatch(name -> name.startsWith("jakarta/"));
        }

        ConsentRun denied = run("adapt", "rules.json", "page.html", "-p", "/", "--policy", "policy.json");
        ConsentRun allowed = run("adapt", "rules.json", "page.html", "-p", "/", "-d", "none", "-a", "adapted.html");

        assertThat(denied.errors()).isEmpty();
        assertThat(denied.exitCode()).isZero();
        assertThat(denied.out()).contains("<ul> is not sent", "<script> is not sent", "status 403");
        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.out()).contains("offer \"Öl\" is explained at the end of <li>");
        assertThat(folder.resolve("adapted.html")).content().contains("<consent-why>");
        assertThat(run("adapt", "rules.json", "policy.json").exitCode()).isEqualTo(2);
    }
}
