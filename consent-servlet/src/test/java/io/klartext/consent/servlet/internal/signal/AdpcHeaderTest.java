package io.klartext.consent.servlet.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The header as of sections 7.2 and 7.3 of the draft; its own examples come first. */
class AdpcHeaderTest {

    private static AdpcHeader header(String... lines) {
        return AdpcHeader.parse(List.of(lines));
    }

    @Test
    void the_drafts_examples_are_understood() {
        assertThat(header("consent=\"q1analytics q2recommendation\"").consent())
                .containsExactlyInAnyOrder("q1analytics", "q2recommendation");
        assertThat(header("withdraw=q1analytics").withdraw()).containsExactly("q1analytics");
        assertThat(header("withdraw=*").withdrawAll()).isTrue();
        assertThat(header("withdraw=*").withdraw()).isEmpty();
        AdpcHeader all = header("withdraw=*, object=direct-marketing, consent=\"q1analytics q2recommendation\"");
        assertThat(all.withdrawAll()).isTrue();
        assertThat(all.object()).containsExactly("direct-marketing");
        assertThat(all.consent()).hasSize(2);
    }

    @Test
    void several_lines_are_one_header_in_any_order() {
        AdpcHeader said = header("consent=b", " withdraw = \"a *\" ", "consent=c,,object=\"direct-marketing\"");

        assertThat(said.consent()).containsExactlyInAnyOrder("b", "c");
        assertThat(said.withdraw()).containsExactly("a");
        assertThat(said.withdrawAll()).isTrue();
        assertThat(said.object()).containsExactly("direct-marketing");
    }

    @Test
    void what_is_not_of_the_form_says_nothing_and_takes_nothing_else_with_it() {
        assertThat(header("", "=", "consent", "consent=", "consent=\"\"", "consent=a b", "consent=\"a\"b", "other=1")
                        .isSilent())
                .isTrue();
        assertThat(header("consent=\"a, withdraw=*").withdrawAll())
                .as("a quote that is never closed hides no withdrawal")
                .isTrue();
        assertThat(header("consent=\"a, withdraw=*").consent()).isEmpty();
        assertThat(header("nonsense;;;, object=direct-marketing").object()).containsExactly("direct-marketing");
    }

    @Test
    void any_characters_can_be_read() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "consent=withdraw=object=*\",; \t.~-_0a";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int left = random.nextInt(40); left > 0; left--) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            AdpcHeader said = header(line.toString());
            assertThat(said.consent()).as("seed %d: %s", seed, line).noneMatch(id -> id.matches(".*[\\s\",].*"));
        }
    }
}
