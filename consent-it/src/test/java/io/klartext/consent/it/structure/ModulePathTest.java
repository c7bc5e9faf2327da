package io.klartext.consent.it.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.process.Child;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published modules are modules: a program on the module path finds them, and finds nothing that is internal. */
class ModulePathTest {

    /** What our modules require, by the names of the archives. */
    private static final Pattern REQUIRED =
            Pattern.compile("(consent-(core|jdbc|servlet|testkit|thymeleaf)|caffeine|jackson-.*|jspecify"
                    + "|micrometer-.*|HdrHistogram|LatencyUtils|slf4j-.*|sqlite-jdbc|jakarta\\.servlet-api|junit-.*|opentest4j"
                    + "|apiguardian-api|assertj-core|byte-buddy|thymeleaf|ognl|attoparser|unbescape)-[0-9].*\\.jar");

    private static final String MODULE = """
            module klartext.user {
                requires io.klartext.consent.jdbc;
                requires io.klartext.consent.servlet;
                requires io.klartext.consent.testkit;
                requires io.klartext.consent.thymeleaf;
            }
            """;

    private static final String PROGRAM = """
            package klartext.user;

            import io.klartext.consent.*;
            import io.klartext.consent.decision.Decision;
            import io.klartext.consent.jdbc.JdbcConsentStore;
            import io.klartext.consent.key.KeyRing;
            import io.klartext.consent.policy.*;
            import io.klartext.consent.servlet.*;
            import io.klartext.consent.testkit.ManualClock;
            import io.klartext.consent.thymeleaf.ConsentDialect;
            import java.nio.file.Path;

            public final class User {
                public static void main(String[] arguments) {
                    Policy policy = Policy.read(Path.of(arguments[0]));
                    try (JdbcConsentStore store = JdbcConsentStore.sqlite(Path.of("consents.db"));
                            ConsentManager consents = ConsentManager.builder().policy(policy).store(store).build()) {
                        ConsentFilter.builder(consents)
                                .account(request -> java.util.Optional.empty())
                                .keys(KeyRing.inFile(Path.of("keys")))
                                .build();
                        Decision decision = consents.check(SubjectId.account("a"), PurposeId.of("newsletter"));
                        System.out.println(decision.reason());
                        for (Class<?> one : new Class<?>[] {ConsentManager.class, JdbcConsentStore.class,
                                ConsentFilter.class, ConsentDialect.class, ManualClock.class}) {
                            System.out.println(one.getModule().getName());
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_program_on_the_module_path_builds_a_manager_a_store_and_a_filter() throws IOException {
        assertThat(compile(PROGRAM)).isEmpty();
        Path policy = Given.root()
                .resolve("consent-examples/src/main/resources/io/klartext/examples/shop/consent/shop-policy.json");
        List<String> options = List.of(
                "--module-path",
                Child.joined(modulePath()) + File.pathSeparator + folder.resolve("out"),
                "-m",
                "klartext.user/klartext.user.User");

        try (Child user = Child.java(folder, options, policy.toString())) {
            assertThat(user.output()).as(() -> String.join("\n", user.errors())).isEqualTo("""
                    NOT_ASKED
                    io.klartext.consent.core
                    io.klartext.consent.jdbc
                    io.klartext.consent.servlet
                    io.klartext.consent.thymeleaf
                    io.klartext.consent.testkit""");
            assertThat(user.exitCode()).isZero();
        }
    }

    @Test
    void a_program_on_the_module_path_cannot_use_what_is_internal() throws IOException {
        String nosy = PROGRAM.replace(
                "import io.klartext.consent.decision.Decision;",
                "import io.klartext.consent.decision.Decision; import io.klartext.consent.internal.*;");

        assertThat(compile(nosy)).contains("io.klartext.consent.internal").contains("does not export");
    }

    /** Compiles the program as a module; what the compiler complains about. */
    private String compile(String program) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/klartext/user"));
        Path module = Files.writeString(folder.resolve("sources/module-info.java"), MODULE);
        Path user = Files.writeString(sources.resolve("User.java"), program);
        List<String> options = List.of(
                "-proc:none",
                "-cp",
                "",
                "-d",
                folder.resolve("out").toString(),
                "--module-path",
                Child.joined(modulePath()));
        StringWriter problems = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            problems, files, null, options, null, files.getJavaFileObjects(module, user))
                    .call();
            return compiled ? "" : problems.toString();
        }
    }

    /** Archives from a repository, or the folders that the same build has just filled. */
    private static List<Path> modulePath() {
        return Given.classPath().stream()
                .filter(entry ->
                        REQUIRED.matcher(entry.getFileName().toString()).matches() || isPublished(entry))
                .toList();
    }

    private static boolean isPublished(Path entry) {
        return Published.MODULES.stream()
                .anyMatch(module -> entry.toAbsolutePath()
                        .normalize()
                        .startsWith(Given.root().resolve(module)));
    }
}
