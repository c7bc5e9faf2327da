package io.klartext.examples.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.ShopServer;
import io.klartext.examples.shop.TestShop;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop as a visitor without scripts sees it. */
class ShopPagesTest {

    @TempDir
    private static Path folder;

    private static ShopServer shop;

    private Browser browser;

    @BeforeAll
    static void open() {
        shop = TestShop.start(folder);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void comeIn() {
        browser = new Browser(shop.uri(), "en");
    }

    @Test
    void theFirstPageShowsWhatIsPopularToAVisitor() {
        HttpResponse<String> page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Popular right now", "This season").doesNotContain("Picked for you");
    }

    @Test
    void theFirstPageShowsAnnaWhatSheMayLike() {
        assertThat(browser.logIn("anna").get("/").body())
                .contains("Picked for you", "For you, because you like it", "The new oil is here");
    }

    @Test
    void nobodyGetsACookieForReading() {
        for (String path : List.of(
                "/",
                "/category/oil",
                "/product/oil-03",
                "/cart",
                "/login",
                "/stores",
                "/invite",
                "/newsletter",
                "/imprint",
                "/nowhere",
                "/pictures/oil-01.svg",
                "/assets/shop.css")) {
            assertThat(browser.get(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void bothLanguagesAreSpokenByBrowserAndByChoiceAndTheChoiceIsKept() {
        assertThat(browser.get("/product/oil-03").body()).contains("lang=\"en\"", "Lemon olive oil");
        assertThat(browser.get("/product/oil-03?lang=de").body()).contains("lang=\"de\"", "Zitronen-Olivenöl");
        assertThat(browser.get("/product/oil-03").body()).contains("In den Warenkorb", "16,50");
        assertThat(new Browser(shop.uri(), "fr,de;q=0.5").get("/").body()).contains("lang=\"de\"");
    }

    @Test
    void aProductPageShowsThePriceTheBasePriceAndWhatGoesWithIt() {
        assertThat(browser.get("/product/wine-02").body())
                .contains("€12.90", "€17.20 / l", "Often bought with it")
                .doesNotContain("class=\"why\"");
    }

    @Test
    void thingsGoIntoTheCartAreChangedAndTakenOutAndOrdered() {
        assertThat(browser.submit("/cart/add", "sku", "oil-03").body()).contains("Lemon olive oil", "€16.50");
        assertThat(browser.submit("/cart/change", "sku", "oil-03", "quantity", "3")
                        .body())
                .contains("€49.50");
        browser.post("/cart/add", "sku", "wine-06", "quantity", "2");
        assertThat(browser.submit("/cart/remove", "sku", "oil-03").body())
                .contains("€5.80")
                .doesNotContain("value=\"oil-03\" type");
        assertThat(browser.submit("/cart/checkout").body()).contains("Thank you!", "There is nothing in it yet.");
    }

    @Test
    void aVisitorsCartIsStillThereAfterLoggingInAndTheSessionHasANewId() {
        browser.post("/cart/add", "sku", "spices-08");
        String before = browser.sessionId();
        browser.logIn("deniz");
        assertThat(browser.get("/cart").body()).contains("Vanilla pods");
        assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() {
        String cookie = browser.post("/cart/add", "sku", "oil-01")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void aQuantityThatCannotBeBoughtIsRefused() {
        assertThat(browser.post("/cart/add", "sku", "oil-03", "quantity", "-1").statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/cart/add", "sku", "none").statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongPasswordIsToldAndTheNameStaysWithoutBeingBelieved() {
        HttpResponse<String> page = browser.post("/login", "userName", "<b>\"anna", "password", "wrong");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("do not belong together", "&lt;b&gt;&#034;anna")
                .doesNotContain("<b>\"anna");
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void loggingInLeadsBackToAPageOfTheShopAndNowhereElse() {
        String[] anna = {"userName", "anna", "password", "feinkost", "next", "/invite"};
        assertThat(browser.post("/login", anna).headers().firstValue("Location"))
                .contains("/invite");
        anna[5] = "//evil.example";
        assertThat(browser.post("/login", anna).headers().firstValue("Location"))
                .contains("/");
    }

    @Test
    void theAccountShowsTheOrdersAndChangesTheFavourite() {
        assertThat(browser.get("/account").headers().firstValue("Location")).contains("/login?next=/account");
        browser.logIn("emil");
        assertThat(browser.get("/account").body()).contains("Hello, Emil", "Rigatoni", "October 25, 2026");
        assertThat(browser.submit("/account", "favourite", "wine").body()).contains("<option value=\"wine\" selected");
        assertThat(browser.get("/").body()).contains("One bottle is already open");
        assertThat(browser.submit("/logout").body()).contains("You are logged out", "Log in");
    }

    @Test
    void aShopIsFoundByPostcodeWithoutScripts() {
        assertThat(browser.get("/stores?postcode=80331").body()).contains("Near you", "Beispielmarkt 6");
        assertThat(browser.get("/stores?postcode=00000").body()).contains("do not know this postcode");
    }

    @Test
    void aShopIsFoundByASharedPositionAndNonsenseIsRefused() {
        assertThat(browser.post("/stores", "latitude", "53.55", "longitude", "9.99")
                        .body())
                .contains("Near you", "Fleetbeispiel 3");
        assertThat(browser.post("/stores", "latitude", "north", "longitude", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAddressBookTellsWhoShopsHereAndInvitesTheOthersOnce() {
        String cards = """
                BEGIN:VCARD
                FN:Ben
                EMAIL:ben.muster@example.com
                END:VCARD
                BEGIN:VCARD
                FN:<i>Zoe
                EMAIL:zoe@example.com
                END:VCARD
                """;
        browser.logIn("anna");
        String result = browser.follow(browser.upload("/invite", "contacts", cards.getBytes(StandardCharsets.UTF_8)))
                .body();
        assertThat(result).contains("They shop here already", "<li>Ben</li>", "&lt;i&gt;Zoe", "made 1 invitations");
        assertThat(browser.get("/invite").body()).doesNotContain("Zoe");
    }

    @Test
    void anUploadThatIsNoAddressBookOrTooLargeIsRefusedKindly() {
        browser.logIn("ben");
        assertThat(browser.follow(browser.upload("/invite", "contacts", new byte[] {1, 2, 3}))
                        .body())
                .contains("We found no contacts");
        HttpResponse<String> large = browser.upload("/invite", "contacts", new byte[3 * 1024 * 1024]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("That is too large");
    }

    @Test
    void theNewsletterIsLeftAsEasilyAsItIsJoined() {
        assertThat(browser.submit("/newsletter", "email", "x@example.com", "action", "on")
                        .body())
                .contains("You are on the list");
        assertThat(browser.submit("/newsletter", "email", "x@example.com", "action", "off")
                        .body())
                .contains("not on the list any more");
        assertThat(browser.post("/newsletter", "email", "nonsense").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsMissingIsToldKindlyInTheVisitorsLanguage() {
        for (String path :
                List.of("/nowhere", "/product/oil-99", "/category/shoes", "/pictures/x.svg", "/WEB-INF/jsp/home.jsp")) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).as(path).contains("This shelf is empty").doesNotContain("Tomcat");
        }
    }

    @Test
    void anAddressThatTomcatItselfRefusesShowsNoStackTrace() {
        HttpResponse<String> page = browser.get("/product/%00");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("Exception").doesNotContain("Tomcat");
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        assertThat(browser.send(browser.request("/logout")
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(browser.request("/logout")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPictureIsSentOnceAndThenOnlyConfirmed() {
        HttpResponse<String> picture = browser.get("/pictures/oil-03.svg");
        assertThat(picture.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        assertThat(browser.send(browser.request("/pictures/oil-03.svg").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void everyPageForbidsForeignAndInlineContentAndHasNone() {
        for (String path :
                List.of("/", "/category/wine", "/product/oil-03", "/cart", "/stores", "/login", "/nowhere")) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.body())
                    .doesNotContain(" style=")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?! src=)");
        }
    }
}
