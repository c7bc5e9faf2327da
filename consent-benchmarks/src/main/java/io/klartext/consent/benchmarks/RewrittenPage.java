package io.klartext.consent.benchmarks;

import io.klartext.consent.servlet.internal.adapt.PageContext;
import io.klartext.consent.servlet.internal.adapt.PageDecisions;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PagePlan;
import io.klartext.consent.servlet.internal.adapt.PageRewriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** A page that went through the rewriter in pieces, as a servlet container gives it. */
final class RewrittenPage {

    /** The bytes of a piece. */
    static final int CHUNK = 8192;

    private RewrittenPage() {}

    static byte[] of(byte[] page, PagePlan plan, List<Block> decided, UnaryOperator<String> explanation)
            throws IOException {
        PageDecisions decisions = new PageDecisions(
                decided, (rule, offer) -> explanation.apply(offer), "", "", null, (rule, offset, incident) -> {
                    throw new IllegalStateException(incident.name());
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length + 32_000);
        try (PageRewriter rewriter =
                new PageRewriter(out, plan, decisions, PageContext.of(StandardCharsets.UTF_8, base -> false))) {
            for (int at = 0; at < page.length; at += CHUNK) {
                rewriter.write(page, at, Math.min(CHUNK, page.length - at));
            }
        }
        return out.toByteArray();
    }
}
