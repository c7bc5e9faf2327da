package io.klartext.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What explanations of every kind say, word for word: {@code explain/NN-name.LANGUAGE.html}, {@code .txt} (with the footer
 * of a mail as its last line) and {@code .json}, and {@code NN-name.dsa.json}. After a wanted change
 * {@code ./mvnw -f consent-core/pom.xml test -Dtest=ExplanationGoldenTest -Dgolden=write} writes them anew; read what git
 * then shows.
 */
@Tag("GDPR-15")
@Tag("DSA-26.1")
class ExplanationGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/klartext/consent/explain");
    private static final URI SHOP = URI.create("https://shop.example/");

    static Stream<String> cases() {
        return Examples.all().keySet().stream();
    }

    private static Explanation example(String name) {
        return Objects.requireNonNull(Examples.all().get(name));
    }

    private static ExplanationText text(String name, String language) {
        return ExplanationWords.in(language)
                .in(ZoneId.of("Europe/Berlin"))
                .say(example(name), Examples.POLICY, Examples.LINKS);
    }

    private static void isAsAgreed(String file, String said) throws IOException {
        Path golden = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, said);
        }

        assertThat(said).as(file).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_explanation_says_what_was_agreed(String name) throws IOException {
        for (String language : Phrases.LANGUAGES) {
            ExplanationText text = text(name, language);
            isAsAgreed(name + "." + language + ".html", text.html());
            isAsAgreed(name + "." + language + ".json", text.json() + "\n");
            isAsAgreed(
                    name + "." + language + ".txt", text.absolute(SHOP).plain() + "\n-- \n" + text.footer(SHOP) + "\n");
        }
        isAsAgreed(
                name + ".dsa.json",
                OpenRtbDsa.of(example(name), Examples.POLICY, "shop.example").json() + "\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_explanation_gives_the_same_bytes(String name) {
        assertThat(text(name, "de")).isEqualTo(text(name, "de"));
        assertThat(text(name, "de").html()).isEqualTo(text(name, "de").html());
        assertThat(text(name, "de").json()).isEqualTo(text(name, "de").json());
    }

    @Test
    void there_is_no_file_without_a_case() throws IOException {
        List<String> expected = new ArrayList<>();
        cases().forEach(name -> {
            for (String language : Phrases.LANGUAGES) {
                Stream.of("html", "json", "txt").forEach(end -> expected.add(name + "." + language + "." + end));
            }
            expected.add(name + ".dsa.json");
        });
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
