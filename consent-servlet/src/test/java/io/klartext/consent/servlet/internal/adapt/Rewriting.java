package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A page, the rules for it, and what becomes of it. */
final class Rewriting {

    final List<Incident> incidents = new ArrayList<>();
    private final List<BlockPlan> plans = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean readable = true;
    private boolean charsetIsSaid = true;
    private boolean isGuessed;
    private boolean elsewhere;
    private String endOfHead = "";
    private String startOfBody = "";
    private @Nullable PageObserver observer;
    private @Nullable BiPredicate<String, @Nullable String> scripts;

    static Rewriting rules() {
        return new Rewriting();
    }

    Rewriting remove(String select) {
        return replace(select, "");
    }

    Rewriting replace(String select, String replacement) {
        plans.add(BlockPlan.of(Selector.parse(select)));
        blocks.add(new Block(true, replacement));
        return this;
    }

    Rewriting allow(String select) {
        plans.add(BlockPlan.of(Selector.parse(select)));
        blocks.add(Block.ALLOWED);
        return this;
    }

    Rewriting explain(String select, @Nullable String per, @Nullable String into) {
        return explain(select, "data-sku", per, into);
    }

    Rewriting explain(String select, String offer, @Nullable String per, @Nullable String into) {
        plans.add(new BlockPlan(
                Selector.parse(select),
                offer,
                per == null ? null : Selector.parse(per),
                into == null ? null : Selector.parse(into)));
        blocks.add(Block.ALLOWED);
        return this;
    }

    Rewriting charset(Charset other) {
        charset = other;
        return this;
    }

    Rewriting unreadable() {
        readable = false;
        return this;
    }

    Rewriting charsetIsNotSaid() {
        charsetIsSaid = false;
        return this;
    }

    Rewriting isGuessed() {
        isGuessed = true;
        return this;
    }

    Rewriting everyBaseLeadsElsewhere() {
        elsewhere = true;
        return this;
    }

    Rewriting endOfHead(String html) {
        endOfHead = html;
        return this;
    }

    Rewriting startOfBody(String html) {
        startOfBody = html;
        return this;
    }

    Rewriting scripts(BiPredicate<String, @Nullable String> denied) {
        scripts = denied;
        return this;
    }

    Rewriting observer(PageObserver looker) {
        observer = looker;
        return this;
    }

    PageRewriter over(ByteArrayOutputStream out) {
        return new PageRewriter(
                out,
                new PagePlan(plans),
                new PageDecisions(
                        blocks,
                        (rule, offer) -> "{" + offer + "}",
                        endOfHead,
                        startOfBody,
                        scripts,
                        (rule, offset, incident) -> incidents.add(incident),
                        observer),
                new PageContext(readable ? charset : null, charsetIsSaid, isGuessed, base -> elsewhere));
    }

    String of(String page) {
        return new String(of(page.getBytes(charset)), charset);
    }

    byte[] of(byte[] page) {
        return inChunks(page, page.length);
    }

    byte[] inChunks(byte[] page, int size) {
        return cut(page, () -> size);
    }

    byte[] cutAnywhere(byte[] page, Random random) {
        return cut(page, () -> 1 + random.nextInt(40));
    }

    private byte[] cut(byte[] page, java.util.function.IntSupplier sizes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PageRewriter rewriter = over(out)) {
            int at = 0;
            while (at < page.length) {
                int length = Math.min(sizes.getAsInt(), page.length - at);
                // Only for the time of the call, and with markup around it that is not of the page.
                byte[] given = (">x".repeat(2) + "?".repeat(length) + "x><").getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(page, at, given, 4, length);
                rewriter.write(given, 4, length);
                Arrays.fill(given, (byte) '>');
                at += length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
