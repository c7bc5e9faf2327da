package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.adapt.ScriptRule;
import io.klartext.consent.servlet.internal.adapt.PageCharset;
import io.klartext.consent.servlet.internal.adapt.PageContext;
import io.klartext.consent.servlet.internal.adapt.PageDecisions;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PageRewriter;
import io.klartext.consent.servlet.internal.adapt.response.PageAdaptation;
import io.klartext.consent.servlet.internal.adapt.response.PageType;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a dry run. It is read twice at the same time: once as the rules would have it, into nothing, to log what
 * becomes of it; and once with everything allowed, to send it with marks.
 */
final class DryRunPage implements PageAdaptation {

    private final Visit visit;
    private final PathRules rules;
    private final List<String> further;
    private final String address;
    private final DryRunLog log;
    private final Map<PurposeId, Decision> decisions = new HashMap<>();

    /**
     * Begins a page.
     *
     * @param visit the request
     * @param rules those of its path
     * @param further what would become of the request apart from the page: of its path and its cookies
     */
    DryRunPage(Visit visit, PathRules rules, List<String> further) {
        this.visit = visit;
        this.rules = rules;
        this.further = List.copyOf(further);
        this.address = PageAddress.of(visit);
        this.log = new DryRunLog(rules, address, this::decision);
        further.forEach(log::note);
    }

    private Decision decision(PurposeId purpose) {
        return decisions.computeIfAbsent(purpose, visit::checkWithSignals);
    }

    /** Whatever it is: what a rule would have kept back must not come out of a cache for somebody else. */
    @Override
    public boolean wanted(@Nullable String contentType, int status) {
        if (!visit.response().isCommitted()) {
            visit.response().setHeader("Cache-Control", "private, no-store");
        }
        return PageType.isHtml(contentType);
    }

    /** Nor out of the cache of a network in between, which has headers of its own (RFC 9213). */
    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public OutputStream over(OutputStream out, Charset charset) {
        PageContext readable = PageContext.of(
                PageCharset.of(charset.name()).orElse(null), base -> PageAddress.isElsewhere(visit, base));
        PageRewriter tried = new PageRewriter(OutputStream.nullOutputStream(), rules.plan(), tried(), readable);
        PageRewriter marked = new PageRewriter(out, rules.plan(), marked(), readable);
        return new Both(tried, marked);
    }

    private PageDecisions tried() {
        return new PageDecisions(
                rules.blocks().stream()
                        .map(rule -> decision(rule.purpose()).allowed() ? Block.ALLOWED : Block.REMOVED)
                        .toList(),
                (rule, offer) -> "",
                "",
                "",
                rules.scripts(purpose -> decision(purpose).allowed(), address),
                log::happened,
                log);
    }

    private PageDecisions marked() {
        List<Block> marks = new ArrayList<>();
        for (int i = 0; i < rules.blocks().size(); i++) {
            BlockRule rule = rules.blocks().get(i);
            marks.add(new Block(false, DryRunMarks.block(rules.pointer(i), rule, decision(rule.purpose()))));
        }
        return new PageDecisions(
                marks,
                (rule, offer) -> "",
                new PageAssets(visit).style(),
                DryRunMarks.summary(lines()),
                null,
                (rule, offset, incident) -> {});
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(further);
        for (int i = 0; i < rules.blocks().size(); i++) {
            BlockRule rule = rules.blocks().get(i);
            lines.add(rules.pointer(i) + " " + rule.select() + ": " + DryRunMarks.said(rule, decision(rule.purpose())));
        }
        List<ScriptRule> scripts = rules.scriptRules();
        for (int i = 0; i < scripts.size(); i++) {
            Decision decision = decision(scripts.get(i).purpose());
            lines.add(PathRules.scriptPointer(i) + " " + scripts.get(i).src() + ": " + DryRunMarks.said(decision)
                    + (decision.allowed() ? ": sent" : ": left out"));
        }
        return lines;
    }

    /** Gives every byte to both. */
    private final class Both extends OutputStream {

        private final PageRewriter tried;
        private final PageRewriter marked;

        Both(PageRewriter tried, PageRewriter marked) {
            this.tried = tried;
            this.marked = marked;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            tried.write(bytes, offset, length);
            marked.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            marked.flush();
        }

        @Override
        public void close() throws IOException {
            tried.close();
            marked.close();
            log.end();
        }
    }
}
