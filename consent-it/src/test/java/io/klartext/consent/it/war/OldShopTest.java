package io.klartext.consent.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.container.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** What somebody sees who visits the old shop after it was adapted. */
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(EveryShop.Old.class)
class OldShopTest {

    private static final String PRODUCT = "/product.jsp?sku=ink-03";

    private final BeforeAndAfter shop;

    OldShopTest(BeforeAndAfter shop) {
        this.shop = shop;
    }

    private Document page(Visitor visitor, String address) {
        Reply reply = visitor.get(address);
        assertThat(reply.status()).isEqualTo(200);
        return Jsoup.parse(reply.text(), Visitor.ORIGIN + address);
    }

    @Test
    @Tag("DSA-27")
    void without_the_filter_everybody_has_a_list_a_campaign_and_a_counter() {
        Visitor visitor = new Visitor(shop.before());
        Reply reply = visitor.get(PRODUCT);

        assertThat(reply.text()).contains("You like ink? Three bottles, pay two", "My list: goes with", "tally.js");
        assertThat(reply.headers("Set-Cookie")).anyMatch(line -> line.startsWith("_tally_visitor="));
    }

    @Test
    @Tag("GDPR-7.4")
    void whoever_was_not_asked_is_asked_first_and_nothing_is_chosen_for_them() {
        Reply reply = new Visitor(shop.after()).get(PRODUCT);
        Document page = Jsoup.parse(reply.text(), Visitor.ORIGIN);

        assertThat(page.body().child(0).className()).isEqualTo("klartext-notice");
        assertThat(page.body().child(0).text())
                .contains("Your list and our campaigns: ", "Counting visits: ", "Allow all", "Refuse all");
        assertThat(reply.text())
                .contains("Autumn at Tintenfass: new colours on every shelf")
                .doesNotContain("You like ink?", "My list: goes with", "tally.js", "Everything we would pick");
        assertThat(reply.headers("Set-Cookie")).noneMatch(line -> line.startsWith("_tally_visitor="));
    }

    @Test
    @Tag("GDPR-7.3")
    void whoever_refused_is_left_alone() {
        Document page = page(Visitor.who(Answer.REFUSED, shop.after()), PRODUCT);

        assertThat(page.select(
                        ".klartext-notice, .klartext-allowed, .klartext-why, table#MyList, [data-campaign], a.picks"))
                .isEmpty();
        assertThat(page.select(".banner").text()).isEqualTo("Autumn at Tintenfass: new colours on every shelf");
        assertThat(page.select("h1").text()).isEqualTo("Ink \u201eMoos\u201c");
    }

    @Test
    @Tag("DSA-26.1")
    void whoever_allowed_finds_in_the_last_cell_of_each_row_why_it_is_there() {
        Visitor visitor = Visitor.who(Answer.ALLOWED, shop.after());
        Document page = page(visitor, PRODUCT);

        assertThat(page.body().child(0).className()).isEqualTo("klartext-allowed");
        assertThat(page.body().child(0).text())
                .contains("You allowed: ", "Your list and our campaigns", "Counting visits", "Withdraw");
        assertThat(page.select("#MyList tr[data-sku]")).hasSize(3);
        assertThat(page.select("#MyList tr[data-sku] > td:last-child > span.klartext-why a"))
                .hasSize(3);
        assertThat(page.select("#MyList").parents().select("td.side")).hasSize(1);
        String why = page.select(".banner[data-campaign=three-for-two] a[href^=/consent/why]")
                .attr("href");
        assertThat(page(visitor, why).text()).contains("What you looked at in this visit", "You allowed this on");
    }

    @Test
    void the_charset_of_the_header_counts_whatever_the_page_says() {
        Reply reply = new Visitor(shop.after()).get("/imprint.jsp");

        assertThat(reply.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(reply.text()).contains("windows-1252", "Gr\u00f6\u00dfte Auswahl der Altstadt");
    }

    @Test
    void markup_in_scripts_and_comments_is_no_markup() {
        assertThat(new Visitor(shop.after()).get(PRODUCT).text())
                .contains(
                        "'<table id=MyList><tr data-sku=\"' + \"none\"",
                        "<TABLE ID=MyList><TR DATA-SKU=ie6>",
                        "document.write(\"<P><FONT SIZE=-1>Open <B>today<\\/B> until six<\\/FONT><\\/P>\");");
    }

    @Test
    void the_cart_of_the_session_is_filled_and_emptied_as_ever() {
        Visitor visitor = Visitor.who(Answer.REFUSED, shop.after());

        assertThat(visitor.post("/cart.jsp", "add=book-02").status()).isEqualTo(302);
        assertThat(page(visitor, "/cart.jsp").select("table.cart").text()).contains("Travel journal", "24.00 \u20ac");
        assertThat(page(visitor, "/").select("td.head").text()).contains("Your cart (1)");
        visitor.post("/cart.jsp", "remove=book-02");
        assertThat(page(visitor, "/cart.jsp").text()).contains("Nothing is in it yet.");
    }

    @Test
    @Tag("GDPR-25")
    void the_page_of_all_picks_is_a_problem_to_whoever_did_not_allow_it() {
        Reply reply = new Visitor(shop.after()).get("/recommendations/list.jsp");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text()).contains("only there with your permission").doesNotContain("Tintenfass");
    }

    @Test
    void the_war_knows_nothing_of_consent_and_its_adaptation_changes_no_file_of_it(@TempDir Path folder)
            throws IOException {
        Path old = folder.resolve("old");
        Path adapted = folder.resolve("adapted");
        Shop.unpack(shop.shop().war(), old);
        Shop.unpack(Given.oldShop("consent-old-shop-adapted/target/old-shop-adapted.war"), adapted);
        List<String> files = files(old);

        assertThat(files)
                .hasSizeGreaterThan(15)
                .noneMatch(file -> file.startsWith("WEB-INF/lib"))
                .allSatisfy(file -> assertThat(Arrays.equals(
                                Files.readAllBytes(old.resolve(file)), Files.readAllBytes(adapted.resolve(file))))
                        .as(file)
                        .isTrue())
                .allSatisfy(file -> assertThat(Files.readString(old.resolve(file), StandardCharsets.ISO_8859_1))
                        .as(file)
                        .doesNotContainIgnoringCase("consent"));
        assertThat(files(adapted))
                .filteredOn(file -> !files.contains(file))
                .allMatch(file -> file.startsWith("WEB-INF/lib/"))
                .anyMatch(file -> file.startsWith("WEB-INF/lib/consent-old-shop-adapted-"));
    }

    /** All files that are the shop's; how it was built stands in the others. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("META-INF/"))
                    .toList();
        }
    }
}
