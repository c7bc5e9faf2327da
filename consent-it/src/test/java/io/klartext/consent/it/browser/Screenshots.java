package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.klartext.consent.it.Given;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import io.klartext.consent.it.war.AdaptedOldShop;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures of the documentation. Its name does not end in Test, so a build leaves the pictures alone;
 * {@code docs/screenshots/make} runs it.
 */
@ExtendWith(Stage.class)
class Screenshots {

    private static final Path FOLDER = Given.root().resolve("docs/images");
    private static final String ADS = "personalized-ads";

    @TempDir
    private Path data;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectories(FOLDER);
    }

    @Test
    void annas_shop(Browser browser) throws IOException {
        try (RunningShop shop = RunningShop.on(data);
                Visitor anna = window(browser, shop, options -> {})) {
            anna.logIn("anna").open("/");
            save("shop-home", picksAndBanner(anna));
            byte[] card = anna.page().locator("#picks li.card").first().screenshot();
            anna.askWhy();
            save("why-page", picture(anna, true));
            anna.page().setViewportSize(700, 1010);
            save("why", sideBySide(browser, card, picture(anna, false)));
            anna.page().setViewportSize(1280, 900);

            anna.open("/product/cheese-01");
            save("shop-product", picture(anna, true));
            anna.press(anna.page().locator(".product-text form button"));
            save("shop-cart", picture(anna, true));
            anna.press(anna.page().locator("form[action='/cart/remove'] button"));

            anna.page().setViewportSize(860, 1500);
            anna.open("/consent/choices?return=/");
            save("choices", picture(anna, false));
            anna.page().setViewportSize(1280, 900);
            anna.press(anna.choiceButton("withdrawn:" + ADS));
            anna.open("/");
            save("shop-home-neutral", picksAndBanner(anna));
        }
    }

    @Test
    void annas_shop_on_a_phone_and_in_the_dark(Browser browser) throws IOException {
        try (RunningShop shop = RunningShop.on(data);
                Visitor phone = window(browser, shop, options -> options.setViewportSize(390, 844));
                Visitor dark = window(browser, shop, options -> options.setColorScheme(ColorScheme.DARK))) {
            phone.logIn("anna").open("/");
            save("phone-home", picksAndBanner(phone));
            phone.askWhy();
            save("phone-why", picture(phone, true));
            phone.open("/consent/choices?return=/");
            save("phone-choices", picture(phone, false));

            dark.logIn("anna").open("/");
            dark.askWhy();
            save("dark-why", picture(dark, true));
            dark.open("/consent/choices?return=/");
            save("dark-choices", picture(dark, false));
        }
    }

    @Test
    void each_kind_of_explanation(Browser browser) throws IOException {
        try (RunningShop shop = RunningShop.on(data);
                Visitor anna = window(browser, shop, options -> options.setViewportSize(760, 900));
                Visitor karla = window(browser, shop, options -> options.setViewportSize(900, 700))) {
            anna.logIn("anna").open("/category/oil");
            anna.press(anna.page().locator("form:has(input[value='oil-01']) button"));
            anna.press(anna.page().locator("#picks li.card a.why").last());
            save("why-selected", picture(anna, true));
            anna.open("/product/oil-01");
            save("personal-price", anna.page().locator(".product-text").screenshot());
            save("why-price", why(anna, ".personal-price a.why"));
            anna.open("/");
            save("why-advertisement", why(anna, ".banner a.why"));
            anna.open("/");
            save("why-model", why(anna, "#discoveries a.why"));

            karla.logIn("karla").open("/desk/customers");
            karla.page().locator("#customer").fill("c-1842");
            karla.press(karla.page().locator("form[action='/desk/customers'] button"));
            save("care-desk", picture(karla, true));
            anna.open("/consent/known?return=/");
            save("known", picture(anna, true));
        }
    }

    @Test
    void the_component_on_a_page_of_its_own(Browser browser) throws IOException {
        try (RunningShop shop = RunningShop.on(data)) {
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                boolean dark = colours == ColorScheme.DARK;
                try (Visitor anna = window(
                        browser,
                        shop,
                        options ->
                                options.setViewportSize(dark ? 390 : 720, 860).setColorScheme(colours))) {
                    anna.logIn("anna");
                    Page page = ComponentTest.page(anna, "ltr");
                    String element = dark ? "consent-choices" : "consent-why";
                    page.locator(element + " a").first().click();
                    page.locator(element + " [part=panel]").waitFor();
                    save(dark ? "component-choices" : "component-why", picture(anna, false));
                }
            }
        }
    }

    @Test
    void the_old_shop_before_and_after(Browser browser, AdaptedOldShop adapted) throws IOException {
        String product = "/product.jsp?sku=ink-03";
        try (AdaptedOldShop before = AdaptedOldShop.before();
                Visitor visitor = window(browser, before)) {
            visitor.open(product);
            save("old-shop", picture(visitor, true));
        }
        try (Visitor visitor = window(browser, adapted)) {
            visitor.open(product);
            save("old-shop-asked", picture(visitor, true));
            visitor.press(visitor.page().locator("section.klartext-notice button[value='granted:*']"));
            visitor.open(product);
            visitor.page().locator("#MyList .klartext-why a").first().click();
            visitor.page().locator("#MyList [part=panel]:not([hidden])").waitFor();
            save("old-shop-why", picture(visitor, true));
        }
    }

    /** 320 pixels are a usual window at 400 %. */
    @ParameterizedTest
    @CsvSource({"right-to-left, rtl, 1000", "400-percent, ltr, 320"})
    void the_old_shop_adapted_for_whoever_reads_otherwise(
            String name, String direction, int width, Browser browser, AdaptedOldShop adapted) throws IOException {
        String product = "/product.jsp?sku=ink-03";
        try (Visitor visitor =
                Visitor.come(browser, adapted::uri, Words.ENGLISH, options -> options.setViewportSize(width, 640))) {
            openTurned(visitor, product, direction);
            save("adapted-notice-" + name, picture(visitor, false));
            visitor.press(visitor.page().locator("section.klartext-notice button[value='granted:*']"));
            openTurned(visitor, product, direction);
            visitor.page().locator("#MyList .klartext-why a").first().click();
            visitor.page().locator("#MyList [part=panel]:not([hidden])").waitFor();
            visitor.page().locator("#MyList").evaluate("list => list.scrollIntoView()");
            save("adapted-why-" + name, picture(visitor, false));
        }
    }

    private static void openTurned(Visitor visitor, String path, String direction) {
        visitor.open(path);
        visitor.page().evaluate("direction => { document.documentElement.dir = direction; }", direction);
    }

    private static Visitor window(Browser browser, AdaptedOldShop shop) {
        return Visitor.come(browser, shop::uri, Words.ENGLISH, options -> options.setViewportSize(1000, 640));
    }

    private static byte[] why(Visitor visitor, String link) {
        visitor.press(visitor.page().locator(link).first());
        return picture(visitor, true);
    }

    private static Visitor window(Browser browser, RunningShop shop, Consumer<Browser.NewContextOptions> moreOptions) {
        return Visitor.come(browser, shop, Words.ENGLISH, moreOptions);
    }

    /** The first page, scrolled to what was chosen for somebody. */
    private static byte[] picksAndBanner(Visitor visitor) {
        visitor.page().locator("#picks").evaluate("picks => picks.scrollIntoView()");
        return picture(visitor, false);
    }

    private static byte[] picture(Visitor visitor, boolean wholePage) {
        return visitor.page().screenshot(new Page.ScreenshotOptions().setFullPage(wholePage));
    }

    /** A product card, an arrow, and the page that its link leads to. */
    private static byte[] sideBySide(Browser browser, byte[] card, byte[] page) {
        try (Page canvas = browser.newPage(new Browser.NewPageOptions().setViewportSize(1110, 1010))) {
            canvas.setContent("""
                    <style>
                      body { margin: 0; padding: 28px; display: flex; align-items: center; gap: 24px; background: #ebe3d5; }
                      img { display: block; border-radius: 14px; box-shadow: 0 6px 24px #0003; }
                      img:first-child { width: 290px } img:last-child { width: 660px }
                      svg { width: 52px; flex: none } body { height: auto }
                    </style>
                    <img src="data:image/png;base64,%s">
                    <svg viewBox="0 0 52 24"><path d="M2 12h44M36 3l11 9-11 9" fill="none" stroke="#7a2233" stroke-width="3"/></svg>
                    <img src="data:image/png;base64,%s">""".formatted(base64(card), base64(page)));
            Locator body = canvas.locator("body");
            return body.screenshot();
        }
    }

    private static String base64(byte[] picture) {
        return Base64.getEncoder().encodeToString(picture);
    }

    private static void save(String name, byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(image.getWidth()).isPositive();
        Files.write(FOLDER.resolve(name + ".png"), picture);
    }
}
