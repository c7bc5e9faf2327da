package io.klartext.consent.benchmarks;

import io.klartext.consent.servlet.internal.adapt.BlockPlan;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PagePlan;
import io.klartext.consent.servlet.internal.adapt.Selector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.htmlparser.jericho.OutputDocument;
import net.htmlparser.jericho.Source;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to adapt a page of 200 KB with 100 offers, of which 20 are left out and 80 explained: beside jsoup, which
 * parses, changes and serialises the whole page, beside Jericho, which keeps what it does not change, and beside a bare scan
 * that only finds where each tag begins and ends.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AdaptBenchmark {

    /** How the page is written. */
    @Param
    public OfferPage written = OfferPage.SHOP;

    private byte[] page = {};
    private final PagePlan plan = new PagePlan(List.of(
            BlockPlan.of(Selector.parse("div.picked")),
            new BlockPlan(Selector.parse("div.offer"), "data-sku", null, null)));
    private final SealedLinks links = new SealedLinks();

    /** JMH makes the state. */
    public AdaptBenchmark() {}

    /** Stops what the links are made with. */
    @TearDown
    public void close() {
        links.close();
    }

    /** Makes sure that all sides leave out and explain the same. */
    @Setup
    public void compare() throws IOException {
        page = written.bytes();
        int offers = OfferPage.OFFERS - OfferPage.DENIED;
        for (String result : List.of(text(rewriter()), text(rewriterAndTokens()), text(jsoup()), text(jericho()))) {
            int explained = result.split("klartext-why", -1).length - 1;
            if (explained != offers || result.contains("picked")) {
                throw new IllegalStateException("A side does not do the work: " + explained + " explained");
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The library, as a servlet container gives it the page. */
    @Benchmark
    public byte[] rewriter() throws IOException {
        return rewritten(offer -> OfferPage.EXPLANATION);
    }

    /** The same, with 80 explanations made and their links sealed. */
    @Benchmark
    public byte[] rewriterAndTokens() throws IOException {
        return rewritten(links.ofPage());
    }

    private byte[] rewritten(UnaryOperator<String> explanation) throws IOException {
        return RewrittenPage.of(page, plan, List.of(Block.REMOVED, Block.ALLOWED), explanation);
    }

    /** A whole tree, changed and written anew. */
    @Benchmark
    public byte[] jsoup() {
        Document document = Jsoup.parse(text(page));
        document.outputSettings().prettyPrint(false);
        document.select("div.picked").remove();
        document.select("div.offer[data-sku]").forEach(offer -> offer.append(OfferPage.EXPLANATION));
        return document.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /** A library that keeps the text between its changes. */
    @Benchmark
    public byte[] jericho() {
        Source source = new Source(text(page));
        source.fullSequentialParse();
        OutputDocument out = new OutputDocument(source);
        source.getAllElementsByClass("picked").forEach(out::remove);
        source.getAllElementsByClass("offer")
                .forEach(offer -> out.insert(offer.getEndTag().getBegin(), OfferPage.EXPLANATION));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** No more than finding the tags, with their quotes, and copying the page. */
    @Benchmark
    public byte[] bareScan() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length + 32_000);
        for (int at = 0; at < page.length; at += RewrittenPage.CHUNK) {
            out.write(page, at, Math.min(RewrittenPage.CHUNK, page.length - at));
        }
        int tags = 0;
        int at = 0;
        while (at < page.length) {
            while (at < page.length && page[at] != '<') {
                at++;
            }
            int quote = 0;
            while (at < page.length && (page[at] != '>' || quote != 0)) {
                int c = page[at++];
                if (c == '"' || c == '\'') {
                    quote = quote == 0 ? c : quote == c ? 0 : quote;
                }
            }
            tags++;
        }
        out.write(tags);
        return out.toByteArray();
    }
}
