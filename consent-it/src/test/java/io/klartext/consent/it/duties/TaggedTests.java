package io.klartext.consent.it.duties;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.klartext.consent.it.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tests of all modules by their tags: those of the compiled test classes, and the contract that ships in the testkit. */
final class TaggedTests {

    private static final Set<String> TESTS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.params.ParameterizedTest");

    private final Map<String, Set<String>> byTag = new TreeMap<>();

    private TaggedTests() {}

    static TaggedTests ofAllModules() {
        TaggedTests found = new TaggedTests();
        new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_JARS))
                .importPaths(folders())
                .forEach(found::add);
        return found;
    }

    private static List<Path> folders() {
        try (Stream<Path> modules = Files.list(Given.root())) {
            return Stream.concat(
                            modules.map(module -> module.resolve("target/test-classes")),
                            Stream.of(Given.root().resolve("consent-testkit/target/classes")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JavaClass owner) {
        for (JavaMethod method : owner.getMethods()) {
            if (method.getAnnotations().stream()
                    .anyMatch(
                            annotation -> TESTS.contains(annotation.getRawType().getName()))) {
                Stream.concat(
                                tags(method.getAnnotations().stream()),
                                enclosing(owner).flatMap(outer -> tags(outer.getAnnotations().stream())))
                        .forEach(tag -> byTag.computeIfAbsent(tag, any -> new TreeSet<>())
                                .add(simpleName(owner) + "." + method.getName()));
            }
        }
    }

    private static Stream<JavaClass> enclosing(JavaClass inner) {
        return Stream.iterate(Optional.of(inner), Optional::isPresent, one -> one.flatMap(JavaClass::getEnclosingClass))
                .flatMap(Optional::stream);
    }

    private static String simpleName(JavaClass owner) {
        return owner.getName().substring(owner.getPackageName().length() + 1).replace('$', '.');
    }

    private static Stream<String> tags(Stream<? extends JavaAnnotation<?>> annotations) {
        return annotations.flatMap(annotation -> switch (annotation.getRawType().getName()) {
            case "org.junit.jupiter.api.Tag" -> Stream.of(tag(annotation));
            case "org.junit.jupiter.api.Tags" ->
                Stream.of((Object[]) annotation.get("value").orElseThrow()).map(one -> tag((JavaAnnotation<?>) one));
            default -> Stream.empty();
        });
    }

    private static String tag(JavaAnnotation<?> annotation) {
        return (String) annotation.get("value").orElseThrow();
    }

    /** All tags in use. */
    Set<String> tags() {
        return byTag.keySet();
    }

    /** The tests that carry a tag, as class and method, in alphabetical order. */
    Set<String> of(String tag) {
        return byTag.getOrDefault(tag, Set.of());
    }
}
