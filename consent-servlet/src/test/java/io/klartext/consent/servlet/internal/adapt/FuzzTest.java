package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Any markup, cut anywhere, under any rules. It runs for about a minute; {@code -Dklartext.fuzz.seconds=600} runs longer, and
 * {@code -Dklartext.fuzz.seed} runs one seed again.
 */
class FuzzTest {

    private static final List<String> SELECTORS = List.of(
            "#x",
            ".x",
            "div#x",
            "tr.x, li.x",
            "[data-x]",
            "[data-x^=x]",
            "div p.x",
            "table td.y",
            "p",
            "b.x",
            "a",
            "option.x",
            "ul li",
            "td",
            "custom-x");
    /** What {@link Rewriting} puts in; random markup has no braces. */
    private static final Pattern EXPLANATION = Pattern.compile("[{][^}]*[}]");

    private static final Pattern WORD = Pattern.compile("k[1-9][0-9]*k");

    /** Every build plays the same pages, for about a minute in all; {@code -Dklartext.fuzz.seconds} plays new ones for as long. */
    private static final int SEEDS = 90_000;

    /**
     * A page that the oracle misreads: an element that HTML does not know, in a formatting element that was made anew, stays open
     * past its end tag. The standard (13.2.6.4.7, adoption agency) and Chromium close both.
     */
    private static final long MISREAD = 58_782;

    private static void each(LongConsumer check) {
        Long alone = Long.getLong("klartext.fuzz.seed");
        Integer seconds = Integer.getInteger("klartext.fuzz.seconds");
        if (alone != null) {
            check.accept(alone);
        } else if (seconds == null) {
            LongStream.rangeClosed(1, SEEDS).forEach(seed -> named(seed, check));
        } else {
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            Random seeds = new Random();
            while (System.nanoTime() < end) {
                named(seeds.nextLong(), check);
            }
        }
    }

    private static void named(long seed, LongConsumer check) {
        try {
            check.accept(seed);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("-Dklartext.fuzz.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    @Test
    void nothing_that_a_browser_puts_into_a_denied_block_is_sent() {
        each(FuzzTest::nothingDenied);
    }

    static void nothingDenied(long seed) {
        Random random = new Random(seed);
        String page = RandomMarkup.anything(random);
        List<String> selectors = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            selectors.add(any(random));
        }
        Rewriting rules = Rewriting.rules();
        selectors.forEach(rules::remove);
        byte[] whole = rules.of(page.getBytes(StandardCharsets.UTF_8));
        String sent = new String(whole, StandardCharsets.UTF_8);

        Document document = Browsers.read(page);
        boolean told = !Browsers.fragment(page) && !Browsers.escapedScript(page) && seed != MISREAD;
        for (String selector : told ? selectors : List.<String>of()) {
            for (Element element : Browsers.find(document, Selector.parse(selector))) {
                Matcher words = WORD.matcher(element.outerHtml());
                while (words.find()) {
                    if (sent.contains(words.group())) {
                        throw new AssertionError(
                                words.group() + " is denied by " + selectors + "\n" + page + "\nsent\n" + sent);
                    }
                }
            }
        }
        assertThat(rules.incidents).doesNotContain(Incident.FAILED);
        assertThat(rules.cutAnywhere(page.getBytes(StandardCharsets.UTF_8), random))
                .as(() -> selectors + "\n" + page)
                .isEqualTo(whole);
    }

    @Test
    void explanations_are_put_in_and_change_nothing_else_beside_rules_that_deny() {
        LongAdder explained = new LongAdder();
        each(seed -> explained.add(onlyPutIn(seed)));
        assertThat(explained.sum()).isGreaterThan(Long.getLong("klartext.fuzz.seed") == null ? SEEDS / 2 : -1);
    }

    /** How many explanations there are. */
    static long onlyPutIn(long seed) {
        Random random = new Random(~seed);
        String page = random.nextBoolean() ? RandomMarkup.anything(random) : RandomMarkup.withForeign(random);
        Rewriting explaining = Rewriting.rules();
        Rewriting plain = Rewriting.rules();
        List<String> told = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            if (random.nextInt(3) == 0) {
                String select = any(random);
                explaining.remove(select);
                plain.remove(select);
                told.add("no " + select);
            } else {
                String offer = List.of("id", "class", "data-x").get(random.nextInt(3));
                boolean block = random.nextInt(3) == 0;
                String select =
                        block ? List.of("div", "table", "ul", "p, span").get(random.nextInt(4)) : "[" + offer + "]";
                String per = block ? "[" + offer + "]" : null;
                String into = random.nextInt(3) > 0 ? null : any(random);
                explaining.explain(select, offer, per, into);
                plain.allow(select);
                told.add(select + " by " + offer + " per " + per + " into " + into);
            }
        }
        byte[] whole = explaining.of(page.getBytes(StandardCharsets.UTF_8));
        String sent = new String(whole, StandardCharsets.UTF_8);
        assertThat(EXPLANATION.matcher(sent).replaceAll(""))
                .as(() -> told + "\n" + page)
                .isEqualTo(plain.of(page));
        assertThat(explaining.incidents).doesNotContain(Incident.FAILED);
        assertThat(explaining.cutAnywhere(page.getBytes(StandardCharsets.UTF_8), random))
                .as(() -> told + "\n" + page)
                .isEqualTo(whole);
        return EXPLANATION.matcher(sent).results().count();
    }

    private static String any(Random random) {
        return SELECTORS.get(random.nextInt(SELECTORS.size()));
    }
}
