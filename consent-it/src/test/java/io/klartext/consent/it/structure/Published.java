package io.klartext.consent.it.structure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.klartext.consent.it.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules that users get, and the classes in them. */
final class Published {

    static final List<String> MODULES = List.of(
            "consent-core", "consent-jdbc", "consent-servlet", "consent-thymeleaf", "consent-testkit", "consent-cli");

    static final String SERVLET = "io.klartext.consent.servlet..";
    /** What of the web adapter can be used without a servlet container. */
    static final String RULES = "io.klartext.consent.servlet.adapt";

    static final String DRY_RUN = "io.klartext.consent.servlet.dryrun";

    static final String THYMELEAF = "io.klartext.consent.thymeleaf..";
    static final String JDBC = "io.klartext.consent.jdbc..";
    static final String TESTKIT = "io.klartext.consent.testkit..";
    static final String CLI = "io.klartext.consent.cli..";
    static final String EXAMPLES = "io.klartext.examples..";

    /** Every class of ours that is no test, the examples included. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.klartext.consent", "io.klartext.examples");

    static final DescribedPredicate<JavaClass> PUBLISHED =
            JavaClass.Predicates.resideInAPackage("io.klartext.consent..").as("classes of the published modules");

    static final DescribedPredicate<JavaClass> CORE = JavaClass.Predicates.resideInAPackage("io.klartext.consent..")
            .and(DescribedPredicate.not(
                    JavaClass.Predicates.resideInAnyPackage(SERVLET, THYMELEAF, JDBC, TESTKIT, CLI)))
            .as("classes of the core");

    private Published() {}

    /** The folders with the sources of the published modules. */
    static Stream<Path> sources() {
        return MODULES.stream().map(module -> Given.root().resolve(module).resolve("src/main/java"));
    }

    /** Every Java file below some folders. */
    static List<Path> javaFiles(Stream<Path> folders) {
        return folders.filter(Files::isDirectory)
                .flatMap(Published::javaFilesIn)
                .toList();
    }

    private static Stream<Path> javaFilesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
