package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements that rules select by their classes. */
class ClassesTest {

    private static final String TAIL = "0123456789".repeat(7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offer",
                "offer big",
                "big offer",
                "big\toffer\nnew",
                "big\foffer\rnew",
                "  offer  ",
                "offers offer offered",
                "offer offer",
                "o&#102;fer",
                "\u00e4hnlich offer"
            })
    void a_class_is_found_among_others(String classes) {
        assertThat(Rewriting.rules().remove(".offer").of("<p class='" + classes + "'>x</p>y"))
                .isEqualTo("y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "offers",
                "offe",
                "my-offer",
                "offer-my",
                "OFFER",
                "Offer",
                "off er",
                "offer\u0001",
                "offer\u000b",
                "offer&nbsp;x"
            })
    void a_class_that_only_looks_alike_is_another(String classes) {
        String page = "<p class='" + classes + "'>x</p>y";
        assertThat(Rewriting.rules().remove(".offer").of(page)).isEqualTo(page);
    }

    @Test
    void classes_that_differ_in_case_alone_are_different_ones() {
        assertThat(Rewriting.rules()
                        .remove(".Offer")
                        .replace(".offer", "-")
                        .of("<p class=offer>x</p><p class=Offer>x</p>y"))
                .isEqualTo("-y");
    }

    @Test
    void rules_for_one_class_may_differ_in_what_else_they_ask_for() {
        assertThat(Rewriting.rules()
                        .replace("li.offer", "1")
                        .replace(".offer.new", "2")
                        .replace(".offer[data-kind]", "3")
                        .replace("#top.offer", "4")
                        .of("<ul><li class=offer>x</ul><p class='new offer'>x</p><p class=offer data-kind>x</p>"
                                + "<p id=top class=offer>x</p><p class=offer>y</p>"))
                .isEqualTo("<ul>1</ul>234<p class=offer>y</p>");
    }

    @Test
    void classes_longer_than_any_register_are_told_apart() {
        String one = "a" + TAIL;
        String other = "a" + TAIL + "x";
        assertThat(Rewriting.rules().remove("." + one).of("<p class='" + one + "'>x</p><p class='" + other + "'>y</p>"))
                .isEqualTo("<p class='" + other + "'>y</p>");
    }

    /** Few letters and lengths, so that many words begin alike; what is expected is found word by word. */
    @Test
    void among_many_rules_each_is_found_by_its_own_class() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Rewriting rules = Rewriting.rules();
            List<String> wanted = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                wanted.add(word(random));
                rules.replace((random.nextBoolean() ? "p." : ".") + wanted.get(i), "");
            }
            String classes = word(random) + "  " + word(random) + "\n" + word(random) + " ";
            boolean selected =
                    wanted.stream().anyMatch(Arrays.asList(classes.trim().split("\\s+"))::contains);
            String page = "<p class=\"" + classes + "\">x</p>y";
            assertThat(rules.of(page)).as("seed %d, round %d", seed, round).isEqualTo(selected ? "y" : page);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            word.append("abAB".charAt(random.nextInt(4)));
        }
        return word.toString();
    }

    @Test
    void a_page_whose_charset_no_header_names_is_read_as_utf_8_where_it_is() {
        Charset unnamed = PageCharset.of("iso-8859-1").orElseThrow();
        byte[] page = "<meta charset=utf-8><p class='f\u00fcr-dich'>secret</p><p title='F\u00fcr Sie'>secret</p>rest"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Rewriting.rules()
                        .charset(unnamed)
                        .remove(".f\u00fcr-dich")
                        .remove("[title='F\u00fcr Sie']")
                        .of(page))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<meta charset=utf-8>rest");
    }
}
