package io.klartext.examples.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.ShopConfig;
import io.klartext.examples.shop.ShopServer;
import io.klartext.examples.shop.TestShop;
import io.klartext.examples.shop.campaign.Banner;
import io.klartext.examples.shop.catalogue.Product;
import io.klartext.examples.shop.invite.Contact;
import io.klartext.examples.shop.invite.Invitations;
import io.klartext.examples.shop.nightly.Discoveries;
import io.klartext.examples.shop.price.Price;
import io.klartext.examples.shop.recommend.Picks;
import io.klartext.examples.shop.recommend.Place;
import io.klartext.examples.shop.stores.Delivery;
import io.klartext.examples.shop.stores.NearbyStores;
import io.klartext.examples.shop.stores.Position;
import io.klartext.examples.shop.surface.OrdinarySurfaces;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show once something sets the attribute {@code consent} and refuses what may be refused. */
class ConsentHooksTest {

    @TempDir
    private static Path folder;

    private static final List<String> LOGGED_IN = new CopyOnWriteArrayList<>();

    private static ShopServer shop;

    private Browser browser;

    @BeforeAll
    static void open() {
        shop = ShopServer.start(
                ShopConfig.of(0, folder).at(TestShop.CLOCK),
                parts -> new Refusing(new OrdinarySurfaces(parts)),
                ConsentHooksTest::setConsent);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** What a page may ask the attribute for. */
    public record Shown(String choicesLink, Map<String, String> why, boolean askedAgain) {}

    private static void setConsent(ServletContext context, ShopParts parts) {
        Shown shown =
                new Shown("/choices", Map.of("home.picks/coffee-01", "/why/1", "home.banner/harvest", "/why/2"), true);
        Filter filter = (request, response, chain) -> {
            request.setAttribute("consent", shown);
            chain.doFilter(request, response);
        };
        context.addFilter("consent", filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    @BeforeEach
    void comeIn() {
        browser = new Browser(shop.uri(), "en");
    }

    @Test
    void anOfferWithAReasonLinksToItAndOnlySuchAnOffer() {
        assertThat(browser.get("/").body())
                .contains(
                        "href=\"/why/1\"",
                        "href=\"/why/2\"",
                        "Why do I see this?<span class=\"hidden\"> Espresso Hazel Red")
                .containsOnlyOnce("href=\"/why/1\"");
    }

    @Test
    void theFooterLinksToTheChoicesAndTheTourMarksTheFirstStep() {
        assertThat(browser.get("/imprint").body()).contains("<a href=\"/choices\">Your privacy choices");
        assertThat(browser.get("/").body()).containsPattern("aria-current=\"step\">\\s*<h3>Log in as Anna");
        assertThat(browser.logIn("anna").get("/").body())
                .contains("You are Anna")
                .containsPattern("aria-current=\"step\">\\s*<h3>Ask why");
    }

    @Test
    void whatIsRefusedIsToldKindlyWithALinkToTheChoices() {
        assertThat(browser.post("/stores", "latitude", "53.55", "longitude", "9.99")
                        .body())
                .contains("We have not used your location", "href=\"/choices\"");
        assertThat(browser.submit("/newsletter", "email", "x@example.com").body())
                .contains("You are not on the list, because", "href=\"/choices\"");
        browser.logIn("ben");
        assertThat(browser.follow(browser.upload("/invite", "contacts", "x".getBytes(StandardCharsets.UTF_8)))
                        .body())
                .contains("We have not read your address book", "href=\"/choices\"");
    }

    @Test
    void whoIsAskedAgainGetsAHintOnceTheyAreLoggedIn() {
        assertThat(browser.get("/").body()).doesNotContain("Our privacy policy has changed.");
        assertThat(browser.logIn("clara").get("/").body())
                .contains("Our privacy policy has changed.", "<a href=\"/choices\">To your choices");
    }

    @Test
    void aLoginIsToldToWhoeverTakesChoicesOverAndAFailedOneIsNot() {
        browser.submit("/login", "userName", "deniz", "password", "wrong");
        assertThat(LOGGED_IN).doesNotContain("c-1845");
        browser.logIn("deniz");
        assertThat(LOGGED_IN).contains("c-1845");
    }

    /** Refuses everything that can be refused, without looking at it. */
    private record Refusing(Surfaces ordinary) implements Surfaces {

        @Override
        public void loggedIn(HttpServletRequest request, String customerId) {
            LOGGED_IN.add(customerId);
        }

        @Override
        public Picks picks(HttpServletRequest request, Place place) {
            return ordinary.picks(request, place);
        }

        @Override
        public Banner banner(HttpServletRequest request) {
            return ordinary.banner(request);
        }

        @Override
        public Discoveries discoveries(HttpServletRequest request) {
            return ordinary.discoveries(request);
        }

        @Override
        public Price price(HttpServletRequest request, Product product) {
            return ordinary.price(request, product);
        }

        @Override
        public void viewed(HttpServletRequest request, String sku) {
            ordinary.viewed(request, sku);
        }

        @Override
        public NearbyStores nearby(HttpServletRequest request, Supplier<Position> position) {
            return NearbyStores.refused();
        }

        @Override
        public Delivery delivery(HttpServletRequest request, Supplier<Position> position) {
            return Delivery.refused();
        }

        @Override
        public Invitations invite(HttpServletRequest request, Supplier<List<Contact>> contacts) {
            return Invitations.refused();
        }

        @Override
        public boolean subscribe(HttpServletRequest request, String email) {
            return false;
        }
    }
}
