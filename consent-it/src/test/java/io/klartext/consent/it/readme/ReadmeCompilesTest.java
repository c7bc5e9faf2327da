package io.klartext.consent.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty project with the README's lines in it, and no other, compiles. */
class ReadmeCompilesTest {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>example</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>jakarta.servlet</groupId>
                  <artifactId>jakarta.servlet-api</artifactId>
                  <version>6.0.0</version>
                  <scope>provided</scope>
                </dependency>
            %s
              </dependencies>
              <build>
                <plugins>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                  <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                </plugins>
              </build>
            </project>
            """;

    @TempDir
    private Path project;

    @Test
    void the_lines_of_the_readme_compile_in_an_empty_project() throws IOException {
        Map<String, String> files = Document.readme().files();
        assertThat(files).containsKey("pom.xml");
        assertThat(files.keySet()).anyMatch(name -> name.endsWith(".java")).anyMatch(name -> name.endsWith(".json"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }

        Process maven = new ProcessBuilder(Given.root().resolve("mvnw").toString(), "-o", "-q", "-B", "compile")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(maven.onExit().join().exitValue()).as(said).isZero();
        for (String name : files.keySet()) {
            if (name.endsWith(".java")) {
                String type = place(name, files.getOrDefault(name, "")).replaceAll("^src/main/java/|\\.java$", "");
                assertThat(project.resolve("target/classes").resolve(type + ".class"))
                        .exists();
            }
        }
    }

    @Test
    void the_policy_of_the_readme_is_one() {
        assertThat(Document.readme().files().entrySet())
                .filteredOn(file -> file.getKey().endsWith(".json"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Policy.parse(file.getValue()).purposes()).isNotEmpty());
    }

    private void write(String name, String content) throws IOException {
        Path file = project.resolve(place(name, content));
        Files.createDirectories(file.getParent());
        Files.writeString(file, name.equals("pom.xml") ? pom(content) : content);
    }

    /** A class lies where its package says, whatever the README calls the file. */
    private static String place(String name, String content) {
        Matcher declared = PACKAGE.matcher(content);
        return name.endsWith(".java") && declared.find()
                ? "src/main/java/" + declared.group(1).replace('.', '/') + "/"
                        + Path.of(name).getFileName()
                : name;
    }

    private static String pom(String dependencies) throws IOException {
        String ours = Files.readString(Given.root().resolve("pom.xml"));
        return POM.formatted(
                dependencies.replaceAll("</?dependencies>", ""),
                version(ours, "maven-compiler-plugin"),
                version(ours, "maven-resources-plugin"));
    }

    /** The versions that this build has fetched already. */
    private static String version(String pom, String plugin) {
        Matcher found = Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        assertThat(found.find()).as(plugin).isTrue();
        return found.group(1);
    }
}
