package io.klartext.consent.it.adapted;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.klartext.consent.it.Stage;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.dryrun.DryRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The browser itself says what stands in a denied block, for any markup: nothing of that may be sent.
 * {@code -Dklartext.pages.from=1000000} plays other pages.
 */
@ExtendWith(Stage.class)
class DeniedInBrowserTest {

    private static final long FROM = Long.getLong("klartext.pages.from", 1);
    private static final int PAGES = Integer.getInteger("klartext.pages", 8_000);
    private static final int AT_ONCE = 500;

    private static final List<String> PLACES = List.of(
            ".x",
            "#x",
            "head .x",
            "head > .x",
            "body .x",
            "body > .x",
            "html > .x",
            "table > .x",
            "table .x",
            "tr > .x",
            "td .x",
            "template .x",
            "frameset .x",
            "frameset > .x",
            "frame",
            "noframes",
            "meta.x",
            "link.x",
            "script.x",
            "style",
            "title",
            "input",
            "select .x",
            "option.x",
            "svg .x",
            "svg > .x",
            "math .x",
            "p > .x",
            "div > .x",
            "ul .x",
            ".x .y",
            ".x > .y");
    private static final List<String> TAGS = List.of(
            ".x",
            "#x",
            ".y",
            "a.x",
            "b.x",
            "p",
            "li.x, td.x",
            "div.x",
            "span",
            "[class=x]",
            "[class^=a]",
            "tr",
            "option.x",
            "ul",
            "button",
            "object",
            "caption",
            "rt",
            "custom-x",
            "path",
            "svg",
            "dialog, summary");

    /** What stands in an element that a selector means; a template's content as if it stood in the template. */
    private static final String IN_BLOCKS = """
            ([pages, scripts]) => pages.map(([page, selectors]) => {
              const parsed = scripts ? withScripts(page) : new DOMParser().parseFromString(page, 'text/html');
              const templates = root => [...root.querySelectorAll('template')].filter(template => template.content);
              const lift = root => templates(root).forEach(template => {
                lift(template.content);
                template.append(template.content);
              });
              lift(parsed);
              const blocks = selectors.flatMap(selector => [...parsed.querySelectorAll(selector)]);
              return [...new Set(blocks.flatMap(block => block.outerHTML.match(/k[0-9]+k/g) || []))];
            })""";

    /** Read as by a browser with scripts, which reads other markup than one without. */
    private static final String WITH_SCRIPTS = """
            () => {
              window.withScripts = page => {
                const frame = document.createElement('iframe');
                document.body.replaceChildren(frame);
                frame.contentDocument.open();
                frame.contentDocument.write(page);
                frame.contentDocument.close();
                return frame.contentDocument;
              };
            }""";

    /** A page, and what is denied of it. */
    private record Case(long seed, String page, List<String> selectors) {

        static Case of(long seed, Function<Random, String> pages, List<String> selectors) {
            Random random = new Random(seed);
            String page = pages.apply(random);
            return new Case(
                    seed,
                    page,
                    IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(rule -> selectors.get(random.nextInt(selectors.size())))
                            .toList());
        }

        String sent() {
            List<String> rules = selectors.stream()
                    .map(select -> "{\"path\": \"/**\", \"select\": \"" + select
                            + "\", \"purpose\": \"ads\", \"whenDenied\": \"remove\"}")
                    .toList();
            PageRules read = PageRules.parse("{\"rules\": " + rules + "}");
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try {
                DryRun.of(read, "/page").read(page.getBytes(StandardCharsets.UTF_8), sent);
            } catch (IOException e) {
                throw new AssertionError("Nothing else writes into memory", e);
            }
            return sent.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothing_is_sent_that_stands_in_a_denied_block_wherever_heads_bodies_and_frames_are(Browser browser) {
        assertThat(blocks(browser, RandomPage::outer, PLACES, false)).isGreaterThan(PAGES / 10);
    }

    @Test
    void nothing_is_sent_that_stands_in_a_denied_block_however_its_tags_are_closed(Browser browser) {
        assertThat(blocks(browser, RandomPage::content, TAGS, false)).isGreaterThan(PAGES / 10);
    }

    @Test
    void nothing_is_sent_that_stands_in_a_denied_block_for_readers_with_scripts(Browser browser) {
        assertThat(blocks(browser, RandomPage::noscript, TAGS, true)).isGreaterThan(PAGES / 80);
    }

    /** In how many pages anything stood in a denied block. */
    private static int blocks(
            Browser browser, Function<Random, String> pages, List<String> selectors, boolean scripts) {
        int found = 0;
        try (Page page = browser.newPage()) {
            page.evaluate(WITH_SCRIPTS);
            // A frame for each page takes its time.
            int pagesRead = scripts ? PAGES / 8 : PAGES;
            for (long from = FROM; from < FROM + pagesRead; from += AT_ONCE) {
                List<Case> cases = LongStream.range(from, from + AT_ONCE)
                        .mapToObj(seed -> Case.of(seed, pages, selectors))
                        .toList();
                List<List<String>> words = wordsInBlocks(page, cases, scripts);
                for (int i = 0; i < cases.size(); i++) {
                    Case one = cases.get(i);
                    found += words.get(i).isEmpty() ? 0 : 1;
                    String sent = one.sent();
                    assertThat(words.get(i)).as(() -> one + "\nsent\n" + sent).noneMatch(sent::contains);
                }
            }
        }
        return found;
    }

    private static List<List<String>> wordsInBlocks(Page page, List<Case> cases, boolean scripts) {
        List<Object> asked = new ArrayList<>();
        cases.forEach(one -> asked.add(List.of(one.page(), one.selectors())));
        List<?> told = (List<?>) page.evaluate(IN_BLOCKS, List.of(asked, scripts));
        return told.stream()
                .map(words -> ((List<?>) words).stream().map(String.class::cast).toList())
                .toList();
    }
}
