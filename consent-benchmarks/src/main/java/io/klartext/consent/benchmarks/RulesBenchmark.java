package io.klartext.consent.benchmarks;

import io.klartext.consent.servlet.internal.adapt.BlockPlan;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PagePlan;
import io.klartext.consent.servlet.internal.adapt.Selector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to have more rules: the page of {@link AdaptBenchmark} with one rule that denies its 20 offers, and others for
 * classes that it does not have, as a shop has them for its other pages. Beside it jsoup selects and removes the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RulesBenchmark {

    private static final String DENIED = ".picked";

    /** How many rules there are. */
    @Param({"1", "20", "100"})
    public int rules;

    private final List<String> selectors = new ArrayList<>();
    private List<Block> decided = List.of();
    private byte[] page = {};
    private PagePlan plan = new PagePlan(List.of());

    /** JMH makes the state. */
    public RulesBenchmark() {}

    /** Writes the rules, and makes sure that both sides leave out the same. */
    @Setup
    public void prepare() throws IOException {
        page = OfferPage.SHOP.bytes();
        selectors.add(DENIED);
        for (int i = 1; i < rules; i++) {
            selectors.add(".teaser-" + i);
        }
        decided = Collections.nCopies(rules, Block.REMOVED);
        plan = new PagePlan(selectors.stream()
                .map(selector -> BlockPlan.of(Selector.parse(selector)))
                .toList());
        for (byte[] result : List.of(rewriter(), jsoup())) {
            String text = new String(result, StandardCharsets.UTF_8);
            if (text.contains("picked") || !text.contains("offer")) {
                throw new IllegalStateException("A side does not do the work");
            }
        }
    }

    /** The library, as a servlet container gives it the page. */
    @Benchmark
    public byte[] rewriter() throws IOException {
        return RewrittenPage.of(page, plan, decided, offer -> "");
    }

    /** A whole tree, searched for each rule. */
    @Benchmark
    public byte[] jsoup() {
        Document document = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
        document.outputSettings().prettyPrint(false);
        selectors.forEach(selector -> document.select(selector).remove());
        return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }
}
