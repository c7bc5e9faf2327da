package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty pages as shops have them, each built in another way, under rules for whatever is on them. */
class PagesTest {

    private static final Pattern WORD = Pattern.compile("k[1-9][0-9]*k");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** One page, where it lies and the charset of its header. */
    record Shown(String name, Path file, Charset charset) {

        byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text() {
            return new String(bytes(), charset);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shown> pages() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(PagesTest.class.getResource("pages")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(PagesTest::read).toList().stream();
        }
    }

    private static Shown read(Path file) {
        String name = file.getFileName().toString();
        boolean windows = name.contains("windows-1252");
        return new Shown(name, file, windows ? Charset.forName("windows-1252") : StandardCharsets.UTF_8);
    }

    @Test
    void there_are_thirty() throws IOException, URISyntaxException {
        assertThat(pages()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void where_no_rule_finds_anything_the_page_is_sent_byte_by_byte(Shown page) {
        Rewriting nothing = Rewriting.rules().charset(page.charset()).remove("#none, none.none, none > none[none]");
        Rewriting allowed = Rewriting.rules().charset(page.charset()).allow("div, p, td, li");
        for (Rewriting rules : List.of(nothing, allowed)) {
            for (int size : new int[] {1, 2, 3, 7, 64, 1024}) {
                assertThat(rules.inChunks(page.bytes(), size)).isEqualTo(page.bytes());
            }
            assertThat(rules.incidents).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void any_block_can_be_left_out_and_nothing_else_is(Shown page) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        boolean fragment = Browsers.fragment(page.text());
        Document document = Browsers.read(fragment ? "<table>" + page.text() : page.text());
        List<Element> elements = document.body().select("*").stream()
                .filter(element -> !element.normalName().equals("body") && !implied(element, page))
                .toList();
        for (int round = 0; round < 40; round++) {
            Element element = elements.get(random.nextInt(elements.size()));
            String selector = selector(element);
            Rewriting rules = Rewriting.rules().charset(page.charset()).remove(selector);
            byte[] sent = rules.of(page.bytes());
            Set<String> denied = new HashSet<>();
            Browsers.find(document, Selector.parse(selector)).forEach(found -> denied.addAll(words(found.outerHtml())));
            List<String> expected = new ArrayList<>(words(page.text()));
            expected.removeAll(denied);
            List<String> left = words(new String(sent, page.charset()));
            if (page.name().contains("misnested")) {
                assertThat(expected)
                        .as("%s without %s, seed %d", page, selector, seed)
                        .containsAll(left);
            } else {
                assertThat(left)
                        .as("%s without %s, seed %d", page, selector, seed)
                        .isEqualTo(expected);
            }
            assertThat(rules.cutAnywhere(page.bytes(), random)).isEqualTo(sent);
        }
    }

    /** Elements that no tag of the page opens are found by their type, and that is tested elsewhere. */
    private static boolean implied(Element element, Shown page) {
        return !page.text().toLowerCase(Locale.ROOT).contains("<" + element.normalName());
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            words.add(found.group());
        }
        return words;
    }

    private static String selector(Element element) {
        String type = element.normalName();
        if (!element.id().isEmpty() && PLAIN.matcher(element.id()).matches()) {
            return "#" + element.id();
        }
        String parent = element.parent() == null ? "" : element.parent().normalName();
        for (String name : element.classNames()) {
            if (PLAIN.matcher(name).matches()) {
                return type.length() % 2 == 0 ? type + "." + name : "." + name;
            }
        }
        if (element.hasAttr("data-sku")) {
            return "[data-sku=" + element.attr("data-sku") + "]";
        }
        return PLAIN.matcher(type).matches()
                        && PLAIN.matcher(parent).matches()
                        && !parent.equals("body")
                        && !Kind.of(Kind.hash(type)).is(Kind.FORMATTING)
                ? parent + " " + type
                : PLAIN.matcher(type).matches() ? type : "#none";
    }

    @ParameterizedTest
    @MethodSource("pages")
    void explanations_are_put_in_and_nothing_else_changes(Shown page) {
        Rewriting rules = Rewriting.rules()
                .charset(page.charset())
                .explain("[data-sku]", null, null)
                .endOfHead("{head}")
                .startOfBody("{body}");
        byte[] sent = rules.of(page.bytes());
        String text = new String(sent, page.charset());
        if (Browsers.fragment(page.text())
                || page.text().toLowerCase(Locale.ROOT).contains("<frameset")) {
            assertThat(text).doesNotContain("{head}");
        } else {
            assertThat(text).containsOnlyOnce("{body}");
        }
        assertThat(text.replaceAll("\\{(?:head|body|[a-z-]*[0-9]+)}", ""))
                .isEqualTo(page.text().replaceAll("\\{(?:head|body|[a-z-]*[0-9]+)}", ""));
        assertThat(rules.inChunks(page.bytes(), 1)).isEqualTo(sent);
        assertThat(rules.inChunks(page.bytes(), 13)).isEqualTo(sent);
    }
}
