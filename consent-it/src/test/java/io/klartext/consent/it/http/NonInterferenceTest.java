package io.klartext.consent.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.PurposeId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Non-interference: what somebody did not allow has no effect that they could see. The same person is given two lives in
 * two shops that are otherwise alike: bought other things, looked at others, named another favourite. Whatever is denied
 * looks the same in both, to the byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("DSA-27")
class NonInterferenceTest {

    private static final String BEN = "c-1843";

    /** Every surface of the shop that shows anything to anybody. The account shows one's own orders and is no surface. */
    private static final List<String> PAGES = List.of(
            "/",
            "/category/oil",
            "/category/coffee",
            "/product/oil-03",
            "/product/coffee-01",
            "/product/wine-02",
            "/cart",
            "/stores",
            "/invite",
            "/newsletter");

    /** Where a purpose shows, and the piece of the page that is its own. */
    private static final Map<String, List<Piece>> PIECES = Map.of(
            "personalized-ads",
            List.of(
                    new Piece("/", "<section id=\"picks\".*?</section>"),
                    new Piece("/cart", "<section id=\"picks\".*?</section>"),
                    new Piece("/product/oil-03", "<section id=\"picks\".*?</section>")),
            "campaign-banner",
            List.of(new Piece("/", "<div class=\"banner\">.*?</section>")),
            "discoveries",
            List.of(new Piece("/", "<section id=\"discoveries\".*?</section>")),
            "personal-prices",
            List.of(
                    new Piece("/product/coffee-01", "<div class=\"product-text\">.*?</form>"),
                    new Piece("/product/wine-02", "<div class=\"product-text\">.*?</form>"),
                    new Piece("/cart", "<ul class=\"lines\">.*?</ul>")));

    private record Piece(String page, String pattern) {

        String of(Client visitor) {
            Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL)
                    .matcher(visitor.get(page).body());
            assertThat(matcher.find()).as("%s on %s", pattern, page).isTrue();
            return matcher.group();
        }
    }

    private RunningShop one;
    private RunningShop other;

    @BeforeAll
    void open(@TempDir Path first, @TempDir Path second) throws SQLException {
        one = RunningShop.on(first);
        other = RunningShop.on(second);
        giveAnotherLife(second);
        other.restart();
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
    }

    /** All that is stored of Ben and Gustav changes hands; what all orders together tell stays as it was. */
    private static void giveAnotherLife(Path data) throws SQLException {
        try (Connection open = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("shop.db"));
                Statement statement = open.createStatement()) {
            for (String table : List.of("placed_order", "page_view")) {
                statement.executeUpdate("UPDATE " + table + " SET customer = CASE customer WHEN 'c-1843' THEN 'c-1848'"
                        + " ELSE 'c-1843' END WHERE customer IN ('c-1843', 'c-1848')");
            }
            statement.executeUpdate(
                    "UPDATE customer SET favourite = CASE id WHEN 'c-1843' THEN 'wine' ELSE 'coffee' END"
                            + " WHERE id IN ('c-1843', 'c-1848')");
        }
    }

    private static Client ben(RunningShop shop) {
        Client ben = new Client(shop.uri()).logIn("ben");
        ben.form("/cart/add", Map.of("sku", "coffee-01"));
        ben.form("/cart/add", Map.of("sku", "wine-02"));
        return ben;
    }

    private static void grantAllBut(RunningShop shop, String denied) {
        SubjectId ben = SubjectId.account(BEN);
        Evidence evidence = Evidence.of(shop.consents().policy().notice("de"), Method.BUTTON);
        assertThat(shop.consents().acceptAll(ben, evidence).isRecorded()).isTrue();
        assertThat(shop.consents()
                        .record(ben, Choice.withdrawn(PurposeId.of(denied)), evidence)
                        .isRecorded())
                .isTrue();
    }

    @Test
    void who_allows_nothing_gets_the_same_pages_in_either_life() {
        for (RunningShop shop : List.of(one, other)) {
            SubjectId ben = SubjectId.account(BEN);
            shop.consents().refuseAll(ben, Evidence.of(shop.consents().policy().notice("de"), Method.BUTTON));
        }
        Client here = ben(one);
        Client there = ben(other);

        for (String page : PAGES) {
            assertThat(there.get(page).body()).as(page).isEqualTo(here.get(page).body());
        }
    }

    @Test
    void each_purpose_that_is_denied_by_itself_leaves_no_trace_where_it_shows() {
        PIECES.forEach((purpose, pieces) -> {
            grantAllBut(one, purpose);
            grantAllBut(other, purpose);
            for (Piece piece : pieces) {
                assertThat(piece.of(ben(other)))
                        .as("%s on %s", purpose, piece.page())
                        .isEqualTo(piece.of(ben(one)));
            }
        });
    }

    @Test
    void what_is_allowed_does_differ_so_that_the_lives_are_really_two() {
        for (RunningShop shop : List.of(one, other)) {
            SubjectId ben = SubjectId.account(BEN);
            shop.consents().acceptAll(ben, Evidence.of(shop.consents().policy().notice("de"), Method.BUTTON));
        }

        PIECES.forEach((purpose, pieces) -> {
            for (Piece piece : pieces) {
                assertThat(piece.of(ben(other)))
                        .as("%s on %s", purpose, piece.page())
                        .isNotEqualTo(piece.of(ben(one)));
            }
        });
    }
}
