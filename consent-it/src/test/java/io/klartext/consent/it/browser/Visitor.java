package io.klartext.consent.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.klartext.consent.it.RunningShop;
import io.klartext.examples.shop.sample.SampleData;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Somebody in front of a browser of their own: cookies, language and window are theirs alone. */
final class Visitor implements AutoCloseable {

    private static final int WAIT_MILLIS = 10_000;

    private final Supplier<URI> shop;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int loads;

    private Visitor(Supplier<URI> shop, BrowserContext context) {
        this.shop = shop;
        this.context = context;
        context.setDefaultTimeout(WAIT_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.location() + " " + message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onLoad(loaded -> loads++);
        page.onRequest(request -> {
            if (!request.url().startsWith(shop.get().toString())) {
                complaints.add("asked for " + request.url());
            }
        });
    }

    static Visitor come(Browser browser, RunningShop shop) {
        return come(browser, shop, Words.ENGLISH, options -> {});
    }

    static Visitor come(
            Browser browser, RunningShop shop, Words words, Consumer<Browser.NewContextOptions> moreOptions) {
        return come(browser, shop::uri, words, moreOptions);
    }

    /** Somebody in front of any shop, whose address may change when it is started again. */
    static Visitor come(
            Browser browser, Supplier<URI> shop, Words words, Consumer<Browser.NewContextOptions> moreOptions) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setLocale(words.locale).setViewportSize(1280, 900);
        moreOptions.accept(options);
        return new Visitor(shop, browser.newContext(options));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the browser had to complain about, and every request that left the shop. */
    List<String> complaints() {
        return complaints;
    }

    /** Goes to a page of the shop. */
    int open(String path) {
        return answerTo(path).status();
    }

    /** Goes to a page of the shop and tells what was answered, after all redirects. */
    Response answerTo(String path) {
        return Objects.requireNonNull(page.navigate(shop.get().resolve(path).toString()), path);
    }

    Visitor logIn(String userName) {
        open("/login");
        page.locator("#userName").fill(userName);
        page.locator("#password").fill(SampleData.PASSWORD);
        press(page.locator("main form button"));
        return this;
    }

    Visitor logOut() {
        open("/account");
        press(page.locator("form[action='/logout'] button"));
        return this;
    }

    /** Goes to the choices from the current page's footer and presses one button. */
    Visitor choose(String choice) {
        press(page.locator("footer a[href^='/consent/choices']"));
        press(choiceButton(choice));
        return this;
    }

    Locator choiceButton(String choice) {
        return page.locator("button[name=choice][value='" + choice + "']");
    }

    /** Presses something that leads to another page, and waits for that page. */
    void press(Locator what) {
        leave(what::click);
    }

    /** Does something that leads to another page, and waits for that page. */
    void leave(Runnable step) {
        int before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
    }

    /** Goes to a page and tells its picks. */
    Picks picksAt(String path) {
        int status = open(path);
        if (status != 200) {
            throw new AssertionError(path + " answered " + status);
        }
        return picks();
    }

    /** The picks on the current page. */
    Picks picks() {
        Locator section = page.locator("#picks");
        return new Picks(
                section.locator("h2").innerText(),
                section.locator("h3").allInnerTexts(),
                section.locator("a.why").count());
    }

    /** Follows the first "Why do I see this?" among the picks; tells which product it is about. */
    String askWhy() {
        Locator card = page.locator("#picks li:has(a.why)").first();
        String product = card.locator("h3").innerText();
        press(card.locator("a.why"));
        return product;
    }

    String text() {
        return page.locator("body").innerText();
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * What is offered in one place.
     *
     * @param heading what stands above
     * @param products their names
     * @param whyLinks how many of them say why
     */
    record Picks(String heading, List<String> products, int whyLinks) {}
}
