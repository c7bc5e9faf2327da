package io.klartext.consent.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.http.Client;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent is added to the shop, not woven into it: without it, and without Klartext, the shop compiles and runs. */
class OrdinaryShopTest {

    private static final Path SOURCES = Given.root().resolve("consent-examples/src/main");

    @Test
    void the_shop_compiles_and_runs_without_klartext(@TempDir Path folder) throws IOException {
        List<Path> others = classPathWithoutKlartext();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(others, classes);

        List<Path> classPath = new ArrayList<>(others);
        classPath.add(classes);
        classPath.add(SOURCES.resolve("resources"));
        try (Child shop = Child.start(
                folder, classPath, "io.klartext.examples.shop.OrdinaryShop", "--port", "0", "--data", "data")) {
            Client anna = new Client(shop.address()).logIn("anna");
            HttpResponse<String> home = anna.get("/");

            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.body())
                    .contains("Good food needs few words.", "Picked for you")
                    .doesNotContain("/consent/", "class=\"why\"", "Your privacy choices");
        }
    }

    private static List<Path> classPathWithoutKlartext() {
        List<Path> others = Given.classPath().stream()
                .filter(entry -> !entry.toAbsolutePath().normalize().startsWith(Given.root()))
                .filter(entry -> !entry.toString().replace('\\', '/').contains("/io/klartext/"))
                .toList();
        assertThat(others)
                .isNotEmpty()
                .noneMatch(entry -> entry.getFileName().toString().startsWith("consent-"));
        return others;
    }

    private static void compile(List<Path> classPath, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES.resolve("java"))) {
            List<Path> ordinary = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> !source.toString().replace('\\', '/').contains("/shop/consent/"))
                    .toList();
            List<String> options =
                    List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", Child.joined(classPath));
            boolean compiled = compiler.getTask(
                            problems, files, null, options, null, files.getJavaFileObjectsFromPaths(ordinary))
                    .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }
}
