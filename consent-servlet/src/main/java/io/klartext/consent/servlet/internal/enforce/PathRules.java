package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.adapt.Explain;
import io.klartext.consent.servlet.adapt.ScriptRule;
import io.klartext.consent.servlet.internal.adapt.AddressPattern;
import io.klartext.consent.servlet.internal.adapt.BlockPlan;
import io.klartext.consent.servlet.internal.adapt.DeniedScripts;
import io.klartext.consent.servlet.internal.adapt.Incident;
import io.klartext.consent.servlet.internal.adapt.PagePlan;
import io.klartext.consent.servlet.internal.adapt.Selector;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that are about one path, compiled. Made once for each set of rules; safe for use by many threads. */
final class PathRules {

    /** The rules of a path that no rule is about. */
    static final PathRules NONE = new PathRules(List.of(), List.of());

    private static final Logger LOG = LoggerFactory.getLogger(PathRules.class);

    /** A block rule and where it stands in the document. */
    record Placed(BlockRule rule, int index) {}

    private record ScriptPattern(ScriptRule rule, AddressPattern pattern) {}

    private final List<Placed> placed;
    private final List<BlockRule> blocks;
    private final List<ScriptPattern> scripts;
    private final PagePlan plan;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Compiles.
     *
     * @param blocks the block rules of the path
     * @param scripts the script rules, which are about every path
     */
    PathRules(List<Placed> blocks, List<ScriptRule> scripts) {
        this.placed = List.copyOf(blocks);
        this.blocks = placed.stream().map(Placed::rule).toList();
        this.scripts = scripts.stream()
                .map(rule -> new ScriptPattern(rule, AddressPattern.parse(rule.src())))
                .toList();
        this.plan = new PagePlan(this.blocks.stream().map(PathRules::compiled).toList());
    }

    private static BlockPlan compiled(BlockRule rule) {
        Explain explain = rule.explain().orElse(null);
        return new BlockPlan(
                Selector.parse(rule.select()),
                explain == null ? null : explain.offerAttribute(),
                explain == null ? null : explain.per().map(Selector::parse).orElse(null),
                explain == null ? null : explain.into().map(Selector::parse).orElse(null));
    }

    boolean isEmpty() {
        return blocks.isEmpty() && scripts.isEmpty();
    }

    boolean hasBlocks() {
        return !blocks.isEmpty();
    }

    List<BlockRule> blocks() {
        return blocks;
    }

    boolean explains() {
        return blocks.stream().anyMatch(rule -> rule.explain().isPresent());
    }

    PagePlan plan() {
        return plan;
    }

    /** Which scripts are not sent; null if all are. */
    @Nullable BiPredicate<String, @Nullable String> scripts(Predicate<PurposeId> allowed, HttpServletRequest request) {
        List<AddressPattern> denied = new ArrayList<>();
        for (ScriptPattern script : scripts) {
            if (!allowed.test(script.rule().purpose())) {
                denied.add(script.pattern());
            }
        }
        return denied.isEmpty()
                ? null
                : new DeniedScripts(denied, request.getRequestURL().toString());
    }

    /** Told once for each rule, without anything of the page: the same template does the same every time. */
    void happened(int rule, long offset, Incident incident) {
        String place = rule < 0
                ? "no rule in particular"
                : "/rules/" + placed.get(rule).index();
        if (told.add(place + incident)) {
            LOG.warn("A page was adapted otherwise than its rules say ({}, {}, byte {})", incident, place, offset);
        } else {
            LOG.debug("A page was adapted otherwise than its rules say ({}, {}, byte {})", incident, place, offset);
        }
    }
}
