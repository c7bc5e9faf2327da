package io.klartext.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.policy.ExplainedPolicy;
import io.klartext.consent.policy.Policy;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What must hold for every rendering of every explanation, over explanations from seeds with hostile texts in them. */
class ExplanationRenderingTest {

    private static final int CASES = 5000;
    private static final Schema SCHEMA = schema();
    private static final Policy POLICY = ExplainedPolicy.usual();
    private static final URI SHOP = URI.create("https://shop.example/");

    private static final DocumentBuilder PARSER = parser();

    private static final Set<String> ELEMENTS =
            Set.of("section", "p", "details", "summary", "div", "ul", "li", "a", "form", "input", "button");
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "lang", "href", "method", "action", "type", "name", "value", "aria-label");

    private static Schema schema() {
        InputStream in = Objects.requireNonNull(ExplanationText.class.getResourceAsStream("explanation.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {})
                .getSchema(in, InputFormat.JSON);
    }

    /** Runs something with the text of one explanation after the other; each says by its seed which one it was. */
    private static void forAll(Consumer<ExplanationText> property) {
        List<String> languages = List.of("de", "en", "fr", "de-AT");
        for (int seed = 1; seed <= CASES; seed++) {
            RandomExplanations random = new RandomExplanations(seed, POLICY);
            ExplanationText text = ExplanationWords.in(languages.get(seed % languages.size()))
                    .say(random.next(), POLICY, random.links());
            try {
                property.accept(text);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text.explanation(), e);
            }
        }
    }

    private static DocumentBuilder parser() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parse(String html) {
        try {
            return PARSER.parse(new InputSource(new StringReader(html)));
        } catch (Exception e) {
            throw new AssertionError(html, e);
        }
    }

    private static List<Element> elements(Document document) {
        NodeList all = document.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .map(Element.class::cast)
                .toList();
    }

    private static void isOnlyOurMarkup(String html) {
        for (Element element : elements(parse(html))) {
            assertThat(ELEMENTS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                assertThat(ATTRIBUTES).contains(attribute.getNodeName());
                if (Set.of("class", "type", "method").contains(attribute.getNodeName())) {
                    assertThat(attribute.getNodeValue()).matches("(klartext-[a-z-]+ ?)+|hidden|submit|post");
                }
            }
        }
    }

    /** As a reader sees it: what XML cannot hold is unreadable, and a parser makes one line feed of a line's end. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.appendCodePoint(
                        c == 9
                                        || c == 10
                                        || c == 13
                                        || (c >= 32 && c < 0xd800)
                                        || (c >= 0xe000 && c <= 0xfffd)
                                        || c > 0xffff
                                ? c
                                : 0xfffd));
        return out.toString();
    }

    @Test
    void no_text_breaks_out_of_the_html_and_none_is_lost() {
        forAll(text -> {
            String html = text.html();
            isOnlyOurMarkup(html);
            List<String> said = new ArrayList<>(text.openly());
            said.addAll(text.about());
            said.add(text.offer());
            for (FactorText factor : text.factors()) {
                said.add(factor.title());
                said.add(factor.values());
                said.addAll(factor.sentences());
            }
            text.purpose().ifPresent(purpose -> said.addAll(purpose.sentences()));
            text.automation().ifPresent(automation -> said.addAll(automation.sentences()));
            String content = parse(html).getDocumentElement().getTextContent();
            said.forEach(sentence -> assertThat(content).contains(shown(sentence)));
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatever_a_policy_says_is_shown_as_text(String hostile) {
        Policy policy = ExplainedPolicy.saying(hostile.isBlank() ? "x" : printable(hostile));
        for (Explanation why : Examples.all().values()) {
            isOnlyOurMarkup(
                    ExplanationWords.in("en").say(why, policy, Examples.LINKS).html());
        }
    }

    static List<String> hostile() {
        return RandomExplanations.HOSTILE;
    }

    /** A JSON document holds no raw control characters. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    @Test
    void every_json_is_valid_by_the_published_schema() {
        forAll(text ->
                assertThat(SCHEMA.validate(text.json(), InputFormat.JSON)).isEmpty());
    }

    @Test
    void the_schema_describes_every_field_and_refuses_any_other() throws JsonProcessingException {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(Examples.all().values().stream()
                        .map(why -> ExplanationWords.in("en")
                                .say(why, POLICY, Examples.LINKS)
                                .json())
                        .reduce((a, b) -> a)
                        .orElseThrow());
        ((ObjectNode) json).put("subject", "c-1842");

        assertThat(SCHEMA.validate(json.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    @Tag("DSA-26.1")
    void a_personalised_price_is_said_first_and_is_never_folded_away() {
        Set<Boolean> seen = new TreeSet<>();
        forAll(text -> {
            boolean price = text.explanation().isPersonalisedPrice();
            seen.add(price);
            String said =
                    text.language().equals("de") ? "Dieser Preis ist personalisiert" : "This price is personalised";
            if (!price) {
                assertThat(text.html()).doesNotContain(said);
                return;
            }
            Element first =
                    (Element) parse(text.html()).getElementsByTagName("p").item(0);
            assertThat(first.getParentNode().getNodeName()).isEqualTo("section");
            assertThat(first.getTextContent()).startsWith(said);
            assertThat(text.plain()).startsWith(said);
            assertThat(text.footer(SHOP)).startsWith(said);
            assertThat(text.openly().get(0)).startsWith(said);
        });
        assertThat(seen).containsExactly(false, true);
    }

    @Test
    @Tag("DSA-26.1")
    @Tag("AI-Act-50")
    void what_pays_and_what_a_machine_made_is_never_folded_away() {
        forAll(text -> {
            Offer offer = text.explanation().offer();
            Document document = parse(text.html());
            Node openly = document.getElementsByTagName("p").item(0);
            String open = openly.getParentNode().getNodeName().equals("section") ? openly.getTextContent() : "";
            offer.onBehalfOf().ifPresent(who -> assertThat(open).contains(shown(who)));
            offer.paidBy().ifPresent(who -> assertThat(open).contains(shown(who)));
            assertThat(open.matches("(?s).*(artificial intelligence|Artificial intelligence|künstliche Intelligenz).*"))
                    .isEqualTo(offer.aiGenerated());
            assertThat(open.matches("(?s).*(This is an advertisement|Das ist eine Anzeige).*"))
                    .isEqualTo(offer.kind() == Offer.Kind.ADVERTISEMENT);
        });
    }

    @Test
    void no_text_makes_a_line_of_its_own_in_plain_text() {
        forAll(text -> {
            assertThat(text.footer(SHOP)).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e]");
            String plain = text.plain();
            assertThat(plain.replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e]");
            assertThat(plain.lines().count()).isEqualTo(lines(text));
        });
    }

    private static long lines(ExplanationText text) {
        long lines = 2L + text.openly().size() + text.about().size();
        lines += text.factors().isEmpty() ? 0 : 2;
        for (FactorText factor : text.factors()) {
            lines += 1 + factor.sentences().size() + links(factor.controls());
        }
        lines += text.purpose().map(purpose -> 3 + purpose.sentences().size()).orElse(0);
        lines += text.automation().map(what -> 2 + what.sentences().size()).orElse(0);
        long links = links(text.controls());
        return lines + (links == 0 ? 0 : links + 2);
    }

    private static long links(List<ExplanationText.ControlText> controls) {
        return controls.stream()
                .filter(control -> control.target() instanceof ControlTarget.Link)
                .count();
    }

    @Test
    void the_numbers_are_told_in_full() {
        forAll(text -> text.factors().forEach(said -> {
            Factor factor = said.factor();
            String digits = said.values().replaceAll("(?<=\\d)[.,](?=\\d{3})", "");
            factor.values().forEach(value -> assertThat(said.values()).contains(value.label()));
            if (factor.more() > 1) {
                assertThat(digits).contains(Integer.toString(factor.more()));
            }
        }));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_from_any_thread() {
        List<Long> seeds = new Random(20_261_122).longs(500).boxed().toList();

        assertThat(seeds.parallelStream()
                        .map(ExplanationRenderingTest::rendered)
                        .toList())
                .isEqualTo(
                        seeds.stream().map(ExplanationRenderingTest::rendered).toList());
    }

    private static String rendered(long seed) {
        RandomExplanations random = new RandomExplanations(seed, POLICY);
        ExplanationText text = ExplanationWords.in("de").say(random.next(), POLICY, random.links());
        return text.html() + text.json() + text.plain() + text.footer(SHOP);
    }
}
