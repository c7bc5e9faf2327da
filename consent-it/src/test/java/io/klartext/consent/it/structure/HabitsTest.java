package io.klartext.consent.it.structure;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.klartext.consent.it.structure.Published.CLASSES;
import static io.klartext.consent.it.structure.Published.CORE;
import static io.klartext.consent.it.structure.Published.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time, ids and randomness come from outside; files stay small; tests neither sleep nor skip. */
class HabitsTest {

    private static final int MOST_LINES = 400;
    private static final Pattern EVASIVE = Pattern.compile(
            "Thread\\.sleep\\(|TimeUnit\\.[A-Z]+\\.sleep\\(|@Disabled|@RepeatedTest|Assumptions?\\.|assumeTrue|assumeThat|Mockito");

    @Test
    void nobody_reads_the_time_or_rolls_dice_on_their_own() {
        noClasses()
                .that(PUBLISHED)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .check(CLASSES);
        noClasses()
                .that(PUBLISHED)
                .should()
                .callMethodWhere(target(name("now")).and(targetOwner(assignableTo(Temporal.class))))
                .check(CLASSES);
    }

    @Test
    void the_core_knows_the_running_time_only_as_a_default_that_can_be_replaced() {
        noClasses().that(CORE).should().callMethod(System.class, "nanoTime").check(CLASSES);
    }

    @Test
    void nothing_hides_in_a_thread() {
        noClasses()
                .that(PUBLISHED)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(CLASSES);
    }

    @Test
    void every_published_package_is_null_marked() {
        List<Path> folders = Published.javaFiles(Published.sources()).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .map(file -> file.resolveSibling("package-info.java"))
                .distinct()
                .toList();

        assertThat(folders)
                .hasSizeGreaterThan(10)
                .allSatisfy(info -> assertThat(info).exists().content().contains("@NullMarked", "/**"));
    }

    @Test
    void no_file_is_longer_than_400_lines() {
        assertThat(ours())
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void no_test_sleeps_retries_skips_or_pretends() {
        Path thisFile = Path.of("HabitsTest.java");
        assertThat(Published.javaFiles(modules().map(module -> module.resolve("src/test/java"))).stream()
                        .filter(file -> !file.endsWith(thisFile))
                        .flatMap(file -> lines(file).stream()
                                .filter(line -> EVASIVE.matcher(line).find())
                                .map(line -> file.getFileName() + ": " + line.strip())))
                .isEmpty();
    }

    private static List<Path> ours() {
        return Published.javaFiles(modules()
                .flatMap(module -> Stream.of(module.resolve("src/main/java"), module.resolve("src/test/java"))));
    }

    private static Stream<Path> modules() {
        try (Stream<Path> children = Files.list(Given.root())) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
