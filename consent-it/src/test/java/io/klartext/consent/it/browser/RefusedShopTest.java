package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever refuses everything has the whole shop all the same. */
@ExtendWith(Stage.class)
class RefusedShopTest {

    @Test
    @Tag("GDPR-7.4")
    @Tag("EDPB-05-2020")
    void a_visitor_who_refuses_everything_finds_every_page_and_can_order(Browser browser, RunningShop shop) {
        try (Visitor visitor = Visitor.come(browser, shop)) {
            visitor.open("/consent/choices");
            visitor.press(visitor.choiceButton("refused:*"));
            assertEveryPageIsThere(visitor);
            assertCanOrder(visitor, "Your cart");
        }
    }

    @Test
    @Tag("GDPR-7.4")
    @Tag("EDPB-05-2020")
    void a_customer_who_refuses_everything_finds_every_page_and_can_order(Browser browser, RunningShop shop) {
        try (Visitor jonas = Visitor.come(browser, shop)) {
            jonas.logIn("jonas").choose("refused:*");
            assertEveryPageIsThere(jonas);
            assertThat(jonas.open("/account")).isEqualTo(200);
            assertThat(jonas.page().locator("ul.orders > li").count()).isPositive();
            assertCanOrder(jonas, "Hello, Jonas");
        }
    }

    private static void assertEveryPageIsThere(Visitor visitor) {
        assertShows(visitor, "/", "Good food needs few words.");
        assertThat(visitor.picks().products()).hasSize(4);
        assertThat(visitor.page().locator(".banner h2").innerText()).isNotBlank();
        assertShows(visitor, "/category/oil", "Oil & vinegar");
        assertThat(visitor.page().locator("ul.grid > li").count()).isEqualTo(8);
        assertShows(visitor, "/product/oil-01", "Koroneiki olive oil");
        assertThat(visitor.picks().products()).hasSize(4);
        assertShows(visitor, "/cart", "Your cart");
        assertThat(visitor.picks().products()).hasSize(4);
        assertShows(visitor, "/stores?postcode=20095", "Our shops");
        assertThat(visitor.page().locator("ol.near > li").count()).isPositive();
        assertShows(visitor, "/invite", "Invite friends");
        assertShows(visitor, "/newsletter", "Newsletter");
        assertShows(visitor, "/imprint", "Legal notice");
        assertShows(visitor, "/consent/choices", "Your choices");
    }

    private static void assertShows(Visitor visitor, String path, String heading) {
        assertThat(visitor.open(path)).as(path).isEqualTo(200);
        assertThat(visitor.page().locator("h1").innerText()).as(path).isEqualTo(heading);
    }

    private static void assertCanOrder(Visitor visitor, String heading) {
        visitor.open("/product/oil-01");
        visitor.press(visitor.page().locator(".product-text form button"));
        visitor.press(visitor.page().locator("form[action='/cart/checkout'] button"));
        assertThat(visitor.text()).contains("Thank you! Your order has been placed.");
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo(heading);
    }
}
