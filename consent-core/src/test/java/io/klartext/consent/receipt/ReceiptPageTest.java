package io.klartext.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.DocumentWord;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.io.StringReader;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReceiptPageTest {

    private static final List<Receipt> RECEIPTS = ReceiptShop.busy().record().receipts();

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "fr"})
    @Tag("GDPR-12")
    void every_receipt_is_well_formed_in_every_language(String language) throws Exception {
        for (Receipt receipt : RECEIPTS) {
            Document page = xml(receipt.page(language));

            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("de".equals(language) ? "de" : "en");
            assertThat(all(page, "section")).hasSize(1);
            assertThat(all(page, "h1").get(0).getAttribute("id"))
                    .isEqualTo(all(page, "section").get(0).getAttribute("aria-labelledby"));
            assertThat(all(page, "p").get(0).getTextContent())
                    .isEqualTo(receipt.shown().notice().text());
            assertThat(all(page, "p").get(0).getAttribute("lang"))
                    .isEqualTo(receipt.evidence().language());
            assertThat(all(page, "span"))
                    .isNotEmpty()
                    .allMatch(span ->
                            span.getAttribute("lang").equals(receipt.evidence().language()));
            assertThat(Stream.of("script", "style", "link", "img", "iframe")
                            .mapToInt(name -> all(page, name).size()))
                    .containsOnly(0);
        }
    }

    @Test
    void no_word_is_so_long_that_a_phone_would_have_to_scroll_sideways() {
        for (Receipt receipt : RECEIPTS) {
            assertThat(receipt.page("en"))
                    .contains(receipt.evidence().noticeHash().substring(0, 16) + "<wbr/>")
                    .doesNotContainPattern(">[^<]*[^<\\s]{33}[^<]*<");
        }
    }

    @Test
    @Tag("GDPR-7.1")
    void a_receipt_tells_a_person_all_that_was_recorded() {
        Receipt receipt = RECEIPTS.get(0);

        assertThat(receipt.text("en"))
                .contains("Who chose:\n  customer 1842\n")
                .contains("What was chosen:\n  Yes\n")
                .contains("22 November 2026, 10:00:00 UTC")
                .contains("Ends by itself:\n  22 November 2027")
                .contains("What for:\n  Personalisierte Angebote\n")
                .contains("Mailer GmbH (Germany, acts for us)")
                .contains("Was Sie gekauft haben (observed)")
                .contains("  180 days\n")
                .contains("Austria\n  Germany\n")
                .contains("gpc\n  dnt\n")
                .contains("192.0.2.0/24")
                .contains("A person reviews the decision: service@shop.example")
                .contains("https://shop.example/consent/choices")
                .contains("To withdraw consent (GDPR 7(3))")
                .contains("authority@musterland.example")
                .contains(receipt.evidence().noticeHash());
        assertThat(receipt.html("de")).contains("Beleg über Ihre Entscheidung", "Ihre Einwilligung (DSGVO 6(1)(a))");
    }

    @Test
    @Tag("GDPR-21")
    void a_receipt_under_a_legitimate_interest_names_the_right_to_object() {
        Receipt objected = RECEIPTS.get(6);

        assertThat(objected.text("en"))
                .contains("Objected", "To object (GDPR 21)", "Safety")
                .doesNotContain("7(3)");
        assertThat(RecordTrees.read(objected.json())
                        .at("/dpv:hasConsentStatus/0/dpv:hasRight")
                        .asText())
                .isEqualTo("eu-gdpr:A21");
    }

    @Test
    void markup_in_texts_stays_text() throws Exception {
        Receipt receipt = RECEIPTS.get(1);

        Document page = xml(receipt.page("en"));

        assertThat(receipt.page("en"))
                .contains("Tips &lt;on&gt; diet", "Clinic &amp; Sons")
                .doesNotContain("<on>");
        assertThat(all(page, "title").get(0).getTextContent()).endsWith("Tips <on> diet");
    }

    @Test
    void every_text_survives_escaping_or_is_replaced() throws Exception {
        long seed = 4711;
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.appendCodePoint(
                        random.nextInt(4) == 0
                                ? random.nextInt(0x110000)
                                : "<>&'\"]\r\n\t\0\u000b-!".charAt(random.nextInt(13)));
            }
            Document read = xml("<p a=\"" + ReceiptHtml.escaped(text.toString()) + "\">"
                    + ReceiptHtml.escaped(text.toString()) + "</p>");

            assertThat(read.getDocumentElement().getTextContent())
                    .as("seed %s, run %s", seed, run)
                    .isEqualTo(replaced(text.toString()));
            assertThat(read.getDocumentElement().getChildNodes().getLength()).isEqualTo(1);
        }
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.appendCodePoint(
                        (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                                        || (c >= 0xd800 && c < 0xe000)
                                        || c == 0xfffe
                                        || c == 0xffff
                                ? 0xfffd
                                : c));
        return out.toString();
    }

    @Test
    void no_text_of_a_person_or_policy_can_pass_for_a_line_of_the_plain_receipt() {
        Receipt receipt = RECEIPTS.get(2);
        String surface = "counter\nWhat was chosen:\r\n  Yes";
        Receipt forged = new Receipt(
                receipt.subject(),
                receipt.issuer(),
                receipt.id(),
                1,
                receipt.recordedAt(),
                receipt.choice(),
                receipt.evidence().onSurface(surface),
                receipt.shown(),
                receipt.expires(),
                false);

        assertThat(forged.text("en").lines().filter(line -> line.startsWith("What was chosen")))
                .hasSize(1);
    }

    @Test
    void both_languages_have_the_same_words() {
        assertThat(ReceiptWords.in("de").keys()).isEqualTo(ReceiptWords.in("en").keys());
        assertThat(ReceiptWords.in("de-AT").language()).isEqualTo("de");
        assertThat(ReceiptWords.in("xx").language()).isEqualTo("en");
    }

    @Test
    void every_word_that_a_receipt_may_need_is_there() {
        for (String language : ReceiptWords.LANGUAGES) {
            List<String> keys = ReceiptWords.in(language).keys();
            assertThat(keys)
                    .containsAll(words("basis.", LegalBasis.values()))
                    .containsAll(words("method.", Method.values()))
                    .containsAll(words("origin.", Origin.values()))
                    .containsAll(words("transfer.", TransferGround.values()))
                    .containsAll(words("role.", Recipient.Role.values()))
                    .containsAll(words("choice.", ChoiceKind.values()));
            for (LegalBasis basis : LegalBasis.values()) {
                assertThat(keys)
                        .containsAll(RecordTerms.rights(basis).stream()
                                .map(right -> "right." + right.word().substring("eu-gdpr:".length()))
                                .toList());
            }
            for (Actor.Kind kind : Actor.Kind.values()) {
                assertThat(keys).contains("actor." + RecordWriter.word(kind));
            }
        }
    }

    private static List<String> words(String prefix, DocumentWord... words) {
        return Stream.of(words).map(word -> prefix + word.word()).toList();
    }

    @Test
    void times_are_told_in_words() {
        ReceiptWords words = ReceiptWords.in("en");
        Map.of(
                        Period.ofMonths(24),
                        "2 years",
                        Period.ofMonths(18),
                        "18 months",
                        Period.parse("P1Y1D"),
                        "one year, one day",
                        Period.ZERO,
                        "Not kept",
                        Duration.ZERO,
                        "Not kept")
                .forEach((time, told) -> assertThat(words.time(time)).isEqualTo(told));
        assertThat(words.time(Duration.parse("PT49H5M"))).isEqualTo("2 days, one hour, 5 minutes");
        assertThat(words.country("EU")).isEqualTo("European Union");
    }
}
