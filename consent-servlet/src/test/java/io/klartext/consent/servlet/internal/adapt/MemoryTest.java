package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.response.Writers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one page holds of the heap while it is being sent: measured over many that are all in the middle of it. */
class MemoryTest {

    private static final int MOST = 64 * 1024;
    private static final int PAGES = 100;
    private static final int PIECE = 100;
    private static final long LONG_PAGE = 50L * 1024 * 1024;

    private static final PagePlan PLAN = new PagePlan(List.of(
            BlockPlan.of(Selector.parse("div.picked")),
            new BlockPlan(Selector.parse(".offer"), "data-sku", null, null)));

    private static PageRewriter rewriter(OutputStream out) {
        return new PageRewriter(
                out,
                PLAN,
                new PageDecisions(
                        List.of(Block.REMOVED, Block.ALLOWED),
                        (rule, offer) -> "<a href=/why>Why?</a>",
                        "",
                        "",
                        null,
                        (rule, offset, incident) -> {}),
                PageContext.of(StandardCharsets.UTF_8, base -> false));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The heap that a page holds after this much of it has been sent. */
    private static long held(String begun) throws IOException {
        List<Writer> pages = new ArrayList<>(PAGES);
        write(begun);
        long before = usedHeap();
        for (int i = 0; i < PAGES; i++) {
            pages.add(write(begun));
        }
        return (usedHeap() - before) / pages.size();
    }

    /** A page as a shop writes it, up to here. */
    private static Writer write(String begun) throws IOException {
        Writer page = Writers.over(rewriter(OutputStream.nullOutputStream()));
        for (int at = 0; at < begun.length(); at += PIECE) {
            page.write(begun, at, Math.min(PIECE, begun.length() - at));
        }
        return page;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div class='a offer' data-sku='SKU'>",
                "<my-element-with-a-name-that-is-as-long-as-any-name-may-get-0123456789>",
                "<b title='SKU'>",
                "<table><tr class=offer data-sku=1><td>a</td>",
                "<svg><g>"
            })
    void a_page_holds_little_however_deep_it_is(String again) throws IOException {
        String sku = "s".repeat(250);
        StringBuilder page = new StringBuilder("<!DOCTYPE html><body>");
        for (int i = 0; i < OpenElements.DEEPEST - 14; i++) {
            page.append(again.replace("SKU", i + sku));
        }
        page.append(" ".repeat(Output.MOST_HELD - 1)).append("<p title='").append("x".repeat(Tag.LONGEST - 100));
        assertThat(held(page.toString())).isLessThan(MOST);
    }

    @Test
    void a_page_of_fifty_megabytes_is_sent_as_it_comes_and_leaves_nothing_behind() throws IOException {
        String offers = "<ul><li>a<li>b</ul><div class=picked>secret</div><div class=offer data-sku=1>shown</div>"
                + "<table><tr><td>1<td>2</table><b><i>mis</b>nested</i><p>text ".repeat(20);
        byte[] piece = offers.getBytes(StandardCharsets.UTF_8);
        Counted sent = new Counted();
        PageRewriter page = rewriter(sent);
        page.write("<!DOCTYPE html><body>".getBytes(StandardCharsets.UTF_8));
        long before = usedHeap();
        long given = 0;
        while (given < LONG_PAGE) {
            page.write(piece);
            given += piece.length;
            assertThat(given - sent.bytes).as("what is not sent yet").isLessThan(given / 10 + MOST);
        }
        assertThat(usedHeap() - before).isLessThan(8L * 1024 * 1024);
        page.close();
        assertThat(sent.bytes).isGreaterThan(LONG_PAGE * 9 / 10);
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
