package io.klartext.consent.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation is short where it must be, and leads nowhere that is not there. */
class DocumentationTest {

    private static final Pattern REGISTRY = Pattern.compile(
            "(?i)repo1?\\.maven|maven\\.org|sonatype|jcenter|jitpack|artifactory|nexus|npmjs|docker\\.io");

    @Test
    void every_link_and_every_image_leads_somewhere() {
        Map<Path, Document> documents = Document.all().stream()
                .collect(Collectors.toMap(document -> document.file().normalize(), Function.identity()));
        List<String> broken = new ArrayList<>();
        for (Document document : documents.values()) {
            for (String link : document.links()) {
                if (!link.matches("(https?|mailto):.*") && isBroken(document, link, documents)) {
                    broken.add(document.file().getFileName() + ": " + link);
                }
            }
        }

        assertThat(Document.readme().links()).isNotEmpty();
        assertThat(broken).isEmpty();
    }

    private static boolean isBroken(Document from, String link, Map<Path, Document> documents) {
        String path = link.replaceFirst("#.*", "");
        Path to =
                path.isEmpty() ? from.file() : from.file().resolveSibling(path).normalize();
        if (!to.toFile().exists()) {
            return true;
        }
        Document document = documents.get(to);
        return link.contains("#")
                && document != null
                && !document.anchors().contains(link.substring(link.indexOf('#') + 1));
    }

    @Test
    void the_readme_is_short_and_shows_code_on_its_first_screen() {
        List<String> lines = Document.readme().lines();

        assertThat(lines).hasSizeLessThan(200);
        assertThat(lines.indexOf("```java")).isBetween(1, 24);
    }

    @Test
    void no_page_names_the_host_of_a_registry() {
        assertThat(Document.all().stream()
                        .flatMap(document -> document.lines().stream()
                                .filter(line -> REGISTRY.matcher(line).find())
                                .map(line -> document.file().getFileName() + ": " + line)))
                .isEmpty();
    }
}
