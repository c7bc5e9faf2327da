package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import io.klartext.consent.it.Axe;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.war.AdaptedOldShop;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The old shop, whose pages know nothing of consent, as people meet it once its war is adapted. */
@ExtendWith(Stage.class)
class AdaptedOldShopTest {

    private static final String PRODUCT = "/product.jsp?sku=ink-03";
    private static final String NOTICE = "section.klartext-notice";
    private static final String ALLOW = NOTICE + " button[value='granted:*']";
    private static final String REFUSE = NOTICE + " button[value='refused:*']";

    private static Visitor come(Browser browser, AdaptedOldShop shop, Consumer<Browser.NewContextOptions> moreOptions) {
        return Visitor.come(browser, shop::uri, Words.ENGLISH, moreOptions);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("GDPR-7.3")
    void whoever_allows_reads_why_and_takes_it_back_there(boolean scripts, Browser browser, AdaptedOldShop shop) {
        try (Visitor visitor = come(browser, shop, options -> options.setJavaScriptEnabled(scripts))) {
            visitor.open(PRODUCT);
            assertThat(visitor.page().locator("#MyList").count()).isZero();
            visitor.press(visitor.page().locator(ALLOW));
            visitor.press(visitor.page().locator("a.back"));
            assertThat(visitor.page().url()).endsWith(PRODUCT);
            assertThat(visitor.page().locator(NOTICE).count()).isZero();
            assertThat(visitor.page().locator("#MyList tr[data-sku]").count()).isEqualTo(3);

            Locator why = visitor.page().locator("#MyList .klartext-why a").first();
            if (scripts) {
                why.click();
                Locator panel = visitor.page().locator("#MyList consent-why [part=panel]:not([hidden])");
                panel.waitFor();
                assertThat(panel.innerText()).contains("What you looked at in this visit");
            } else {
                visitor.press(why);
                assertThat(visitor.text()).contains("What you looked at in this visit");
                visitor.press(visitor.choiceButton("withdrawn:personalized-ads"));
                visitor.open(PRODUCT);
                assertThat(visitor.page().locator("#MyList").count()).isZero();
            }
        }
    }

    @Test
    @Tag("EDPB-05-2020")
    void somebody_without_a_mouse_meets_the_notice_first_and_refuses(Browser browser, AdaptedOldShop shop) {
        try (Visitor visitor = come(browser, shop, options -> {})) {
            visitor.open(PRODUCT);
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().press("Tab");
            assertThat(visitor.page().evaluate("wanted => document.activeElement.matches(wanted)", REFUSE))
                    .isEqualTo(true);
            visitor.leave(() -> visitor.page().keyboard().press("Enter"));
            visitor.press(visitor.page().locator("a.back"));
            assertThat(visitor.page().locator(NOTICE + ", #MyList").count()).isZero();
            assertThat(visitor.text())
                    .contains("Autumn at Tintenfass: new colours on every shelf", "Ink \u201eMoos\u201c");
        }
    }

    @Test
    @Tag("ePrivacy-5.3")
    void nothing_counts_a_visitor_before_a_yes_nor_after_it_was_taken_back(Browser browser, AdaptedOldShop shop) {
        try (Visitor visitor = come(browser, shop, options -> {})) {
            visitor.open("/");
            visitor.open(PRODUCT);
            assertThat(visitor.complaints()).isEmpty();
            assertThat(cookies(visitor)).containsExactly("JSESSIONID");

            visitor.press(visitor.page().locator(ALLOW));
            visitor.open(PRODUCT);
            assertThat(visitor.complaints()).anyMatch(asked -> asked.contains("tally.js"));
            assertThat(cookies(visitor)).contains("_tally_visitor");

            visitor.press(visitor.page().locator(".klartext-allowed button"));
            visitor.open("/");
            assertThat(cookies(visitor)).containsExactly("JSESSIONID", "__Host-consent");
            assertThat(visitor.page().locator(NOTICE + ", .klartext-allowed").count())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void what_is_put_in_fits_and_can_be_used_by_everybody(int width, Browser browser, AdaptedOldShop shop) {
        try (Visitor visitor = come(browser, shop, options -> options.setViewportSize(width, 800))) {
            visitor.open(PRODUCT);
            assertThat(findings(visitor, NOTICE)).isEmpty();
            BoundingBox notice =
                    Objects.requireNonNull(visitor.page().locator(NOTICE).boundingBox());
            assertThat(notice.x).isNotNegative();
            assertThat(notice.x + notice.width).isLessThanOrEqualTo(width);

            visitor.press(visitor.page().locator(ALLOW));
            visitor.open(PRODUCT);
            assertThat(findings(visitor, ".klartext-why")).isEmpty();
            assertThat(findings(visitor, ".klartext-allowed")).isEmpty();
            visitor.page().locator("#MyList .klartext-why a").first().click();
            visitor.page().locator("#MyList [part=panel]:not([hidden])").waitFor();
            assertThat(findings(visitor, "consent-why")).isEmpty();
            assertThat(Objects.requireNonNull(visitor.page()
                                    .locator("#MyList [part=panel]:not([hidden])")
                                    .boundingBox())
                            .width)
                    .isGreaterThan(160);
        }
    }

    private static List<String> cookies(Visitor visitor) {
        return visitor.context().cookies().stream()
                .map(AdaptedOldShopTest::name)
                .toList();
    }

    private static String name(Cookie cookie) {
        return cookie.name;
    }

    private static List<String> findings(Visitor visitor, String inside) {
        List<Rule> violations = Axe.violations(visitor.page(), inside);
        return violations.stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getTarget())
                .toList();
    }
}
