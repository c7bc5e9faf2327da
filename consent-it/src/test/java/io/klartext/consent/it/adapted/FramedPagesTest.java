package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.klartext.consent.it.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that puts our pages into a frame and lets somebody click there without knowing it: nothing can be pressed. */
@ExtendWith(Stage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("GDPR-32")
final class FramedPagesTest {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 1200;

    private final AdaptedShop shop = AdaptedShop.open();

    @AfterAll
    void close() {
        shop.close();
    }

    private OtherSite framing(String path, String element) {
        return new OtherSite("<!DOCTYPE html><title>Win a holiday</title><body style='margin:0'><" + element
                + (element.equals("object") ? " data" : " src") + "='"
                + shop.uri().resolve(path)
                + "' width=" + WIDTH + " height=" + HEIGHT + " style='border:0;opacity:0.01'></" + element + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "embed", "object"})
    void no_page_of_ours_is_shown_in_a_frame_and_no_click_reaches_it(String element, Browser browser) {
        for (String path :
                List.of("/consent/choices", "/consent/known", "/consent/why?t=x", "/consent/receipt?event=x")) {
            List<BoundingBox> buttons = buttons(browser, path);
            try (BrowserContext visitor = browser.newContext(options());
                    OtherSite site = framing(path, element)) {
                Page page = visitor.newPage();
                List<String> posts = postsOf(page);
                page.navigate(site.uri().toString());
                buttons.forEach(button -> click(page, button));
                assertThat(page.frames())
                        .as(path)
                        .filteredOn(frame -> frame != page.mainFrame())
                        .allMatch(frame -> frame.url().startsWith("chrome-error:")
                                || frame.url().isEmpty());
                assertThat(posts).as(path).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "embed", "object"})
    void a_page_of_the_shop_asks_nothing_in_a_frame(String element, Browser browser) {
        try (BrowserContext visitor = browser.newContext(options());
                OtherSite site = framing("/page", element)) {
            Page page = visitor.newPage();
            List<String> posts = postsOf(page);
            page.navigate(site.uri().toString());
            assertThat(page.frames())
                    .filteredOn(frame -> frame != page.mainFrame())
                    .singleElement()
                    .extracting(Frame::content)
                    .asString()
                    .contains("neutral")
                    .doesNotContain("klartext-notice", "<form");
            assertThat(posts).isEmpty();
        }
    }

    /** Without this the others would prove nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/consent/choices", "/page"})
    void the_same_click_is_a_choice_where_the_page_stands_alone(String path, Browser browser) {
        BoundingBox button = buttons(browser, path).get(0);
        try (BrowserContext visitor = browser.newContext(options())) {
            Page page = visitor.newPage();
            List<String> posts = postsOf(page);
            page.navigate(shop.uri().resolve(path).toString());
            page.waitForRequest(request -> request.method().equals("POST"), () -> click(page, button));
            assertThat(posts).singleElement().asString().endsWith("/consent/choices");
        }
    }

    /** Where the buttons are on a page that stands alone; in a frame of the same size they would be there too. */
    private List<BoundingBox> buttons(Browser browser, String path) {
        try (BrowserContext visitor = browser.newContext(options())) {
            Page page = visitor.newPage();
            page.navigate(shop.uri().resolve(path).toString());
            return page.locator("button").all().stream()
                    .map(Locator::boundingBox)
                    .filter(box -> box.y + box.height < HEIGHT)
                    .toList();
        }
    }

    private static void click(Page page, BoundingBox button) {
        page.mouse().click(button.x + button.width / 2, button.y + button.height / 2);
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT);
    }

    private static List<String> postsOf(Page page) {
        List<String> posts = new ArrayList<>();
        page.context().onRequest(request -> {
            if (request.method().equals("POST")) {
                posts.add(request.url());
            }
        });
        return posts;
    }
}
