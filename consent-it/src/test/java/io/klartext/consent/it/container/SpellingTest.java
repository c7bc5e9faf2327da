package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One address, spelt in all the ways that {@code spellings.txt} has. Which of them a container gives to the shop is the
 * container's business; whichever it does, the rules of that address hold.
 */
@OnEveryServer
class SpellingTest {

    /** What must at least come through, so that the test says something. */
    private static final int SERVED = 20;

    private final Site site;

    SpellingTest(Site site) {
        this.site = site;
    }

    private static Stream<String> targets(String path) {
        try (InputStream in = Objects.requireNonNull(SpellingTest.class.getResourceAsStream("spellings.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("{folder}", path.substring(0, path.lastIndexOf('/')))
                            .replace("{name}", path.substring(path.lastIndexOf('/') + 1))
                            .replace("{first}", encoded(path.charAt(path.lastIndexOf('/') + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(char c) {
        return "%" + Integer.toHexString(c);
    }

    /** The spellings by which somebody who refused gets what is in the way of the rule; where the container serves it at all. */
    private List<String> leaks(String path, String denied) {
        Person allowing = Person.allowing(site);
        Person refusing = Person.refusing(site);
        List<String> leaks = new ArrayList<>();
        int served = 0;
        for (String target : targets(path).toList()) {
            served += allowing.getExactly(target).text().contains(denied) ? 1 : 0;
            if (refusing.getExactly(target).text().contains(denied)) {
                leaks.add(target);
            }
        }
        assertThat(served).as("spellings that " + site + " serves").isGreaterThanOrEqualTo(SERVED);
        return leaks;
    }

    @Test
    @Tag("GDPR-25")
    void a_guarded_path_is_guarded_however_it_is_spelt() {
        assertThat(leaks("/shop/recommendations/list", "recommended")).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void a_path_that_is_answered_neutrally_is_so_however_it_is_spelt() {
        assertThat(leaks("/shop/feed/list", "sku-8")).isEmpty();
    }

    @Test
    @Tag("GDPR-25")
    void the_rules_of_a_page_hold_however_it_is_spelt() {
        assertThat(leaks("/shop/special/page", "for special people")).isEmpty();
    }
}
