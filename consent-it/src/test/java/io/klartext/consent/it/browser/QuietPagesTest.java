package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Under the strictest policy a browser knows, no page makes it complain, and nothing is asked of anybody else. */
@ExtendWith(Stage.class)
class QuietPagesTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/category/oil",
            "/product/oil-01",
            "/cart",
            "/login",
            "/account",
            "/stores",
            "/invite",
            "/newsletter",
            "/imprint",
            "/consent/choices");

    @ParameterizedTest
    @EnumSource(Words.class)
    void the_browser_has_nothing_to_complain_about(Words words, Browser browser, RunningShop shop) {
        try (Visitor anna = Visitor.come(browser, shop, words, options -> {})) {
            PAGES.forEach(path -> assertOpensUnderAStrictPolicy(anna, path));
            anna.logIn("anna");
            PAGES.forEach(path -> assertOpensUnderAStrictPolicy(anna, path));
            anna.open("/");
            anna.askWhy();

            assertThat(anna.complaints()).isEmpty();
        }
    }

    @Test
    void a_complaint_would_be_heard(Browser browser, RunningShop shop) {
        try (Visitor visitor = Visitor.come(browser, shop)) {
            visitor.open("/consent/choices");
            visitor.page().evaluate("() => document.body.setAttribute('style', 'color: red')");
            visitor.page()
                    .evaluate("() => document.body.append(Object.assign(new Image(), {src: '//other.example/'}))");

            assertThat(visitor.complaints()).isNotEmpty();
        }
    }

    private static void assertOpensUnderAStrictPolicy(Visitor visitor, String path) {
        Response answer = visitor.answerTo(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.headerValue("content-security-policy"))
                .as(path)
                .contains("default-src '", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:", "https:", "data:");
    }
}
