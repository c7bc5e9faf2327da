package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.adapt.WhenDenied;
import io.klartext.consent.servlet.internal.adapt.AsciiMarkup;
import io.klartext.consent.servlet.internal.adapt.Incident;
import io.klartext.consent.servlet.internal.adapt.PageCharset;
import io.klartext.consent.servlet.internal.adapt.PageContext;
import io.klartext.consent.servlet.internal.adapt.PageDecisions;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import io.klartext.consent.servlet.internal.adapt.PageRewriter;
import io.klartext.consent.servlet.internal.adapt.response.Fragment;
import io.klartext.consent.servlet.internal.adapt.response.FragmentLoader;
import io.klartext.consent.servlet.internal.adapt.response.PageAdaptation;
import io.klartext.consent.servlet.internal.adapt.response.PageType;
import io.klartext.consent.servlet.internal.visit.Visit;
import io.micrometer.core.instrument.Counter;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page of the shop under the rules of its path: decided before its first byte. Nothing is asked about what the page
 * turns out not to be, and only a page whose content went by a decision is kept from shared caches.
 */
final class EnforcedPage implements PageAdaptation {

    private static final Logger LOG = LoggerFactory.getLogger(EnforcedPage.class);

    private final Visit visit;
    private final PathRules rules;
    private final PageInserts inserts;
    private final Map<PurposeId, Decision> decisions = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private boolean untyped;
    private boolean gaveUp;

    /**
     * Decides about the blocks, and loads what stands in place of denied ones: that cannot be done inside a write.
     *
     * @param visit the request
     * @param rules those of its path
     * @param inserts what is put into the page
     */
    EnforcedPage(Visit visit, PathRules rules, PageInserts inserts) {
        this.visit = visit;
        this.rules = rules;
        this.inserts = inserts;
        Map<String, Block> replacements = new HashMap<>();
        for (BlockRule rule : rules.blocks()) {
            boolean allowed = decision(rule.purpose()).allowed();
            blocks.add(
                    allowed
                            ? Block.ALLOWED
                            : rule.whenDenied() instanceof WhenDenied.ReplaceWith with
                                    ? replacements.computeIfAbsent(with.path(), this::fragment)
                                    : Block.REMOVED);
        }
    }

    private Decision decision(PurposeId purpose) {
        return decisions.computeIfAbsent(purpose, visit::checkWithSignals);
    }

    private Block fragment(String path) {
        Fragment loaded = FragmentLoader.load(visit.request(), visit.response(), path);
        if (loaded instanceof Fragment.Loaded there) {
            return new Block(true, there.html());
        }
        LOG.warn("{}; the block is left out", ((Fragment.Missing) loaded).why());
        return Block.REMOVED;
    }

    /**
     * Browsers guess what has no type, so it is looked at where something is denied ({@link UntypedBody}); but nothing is put
     * into it, since it may be a download.
     */
    @Override
    public boolean wanted(@Nullable String contentType, int status) {
        if (rules.isEmpty()) {
            return false;
        }
        untyped = PageType.isGuessed(contentType);
        if (!untyped && !PageType.isHtml(contentType)) {
            return false;
        }
        decideAgain();
        boolean wanted = !untyped || denies();
        if (wanted) {
            visit.keepPrivate();
        }
        return wanted;
    }

    private boolean denies() {
        return blocks.stream().anyMatch(Block::denied) || deniedScripts() != null;
    }

    private @Nullable BiPredicate<String, @Nullable String> deniedScripts() {
        return rules.scripts(purpose -> decision(purpose).allowed(), PageAddress.of(visit));
    }

    @Override
    public boolean isPersonal() {
        return visit.isPrivate();
    }

    /**
     * Since it was decided somebody may have logged in or said no. What stands in place of a block cannot be loaded any more;
     * and what was loaded stays, since the shop may have gone by the first decision as well.
     */
    private void decideAgain() {
        decisions.clear();
        for (int rule = 0; rule < blocks.size(); rule++) {
            if (!blocks.get(rule).denied()
                    && !decision(rules.blocks().get(rule).purpose()).allowed()) {
                blocks.set(rule, Block.REMOVED);
            }
        }
    }

    @Override
    public OutputStream over(OutputStream out, Charset charset) {
        return untyped
                ? new UntypedBody(kind ->
                        kind == UntypedBody.Kind.BINARY ? out : adapting(out, charset, kind == UntypedBody.Kind.TEXT))
                : adapting(out, charset, false);
    }

    private OutputStream adapting(OutputStream out, Charset charset, boolean guessed) {
        boolean speaks = !untyped && inserts.canSpeak();
        String first = speaks ? orNothing(inserts::first) : "";
        boolean loads = !first.isEmpty() || (speaks && rules.explains());
        PageDecisions decided = new PageDecisions(
                blocks,
                this::explanation,
                loads ? orNothing(inserts::head) : "",
                first,
                deniedScripts(),
                this::happened);
        PageContext context = new PageContext(
                PageCharset.of(charset.name()).orElse(null),
                // no meta says another one in what is shown as text
                guessed || saysCharset(),
                guessed,
                base -> PageAddress.isElsewhere(visit, base));
        return new GivenUpPage(
                out,
                to -> new PageRewriter(to, rules.plan(), decided, context),
                () -> gaveUp && speaks ? fallback(charset) : new byte[0]);
    }

    private boolean saysCharset() {
        @Nullable String type = visit.response().getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).contains("charset=");
    }

    /** Sent in the charset of the page: where markup can be found byte by byte, ASCII fits. */
    private byte[] fallback(Charset charset) {
        String page = visit.setup().options().pages().fallback().orElseGet(() -> orNothing(inserts::fallback));
        return PageCharset.of(charset.name()).isPresent() ? AsciiMarkup.bytes(page) : page.getBytes(charset);
    }

    /** The page is sent whatever becomes of what we would put into it. */
    private static String orNothing(Supplier<String> markup) {
        try {
            return markup.get();
        } catch (RuntimeException e) {
            LOG.warn("Something could not be put into a page ({})", e.getClass().getName());
            return "";
        }
    }

    private String explanation(int rule, String offer) {
        if (untyped) {
            return "";
        }
        BlockRule block = rules.blocks().get(rule);
        return inserts.explanation(block, decision(block.purpose()), offer);
    }

    private void happened(int rule, long offset, Incident incident) {
        gaveUp |= incident.givesUp();
        rules.happened(rule, offset, incident);
        visit.setup()
                .options()
                .pages()
                .meters()
                .ifPresent(registry -> Counter.builder("klartext.pages.deviations")
                        .description("Pages that were adapted otherwise than their rules say")
                        .tag("rule", rule < 0 ? "none" : rules.pointer(rule))
                        .tag("kind", incident.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(registry)
                        .increment());
    }
}
