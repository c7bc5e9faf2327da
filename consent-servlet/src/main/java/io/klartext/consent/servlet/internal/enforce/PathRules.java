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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that are about one path, compiled. Made once for each set of rules; safe for use by many threads. */
public final class PathRules {

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

    /**
     * The block rules of the path.
     *
     * @return in the order of the document, which is that of the plan
     */
    public List<BlockRule> blocks() {
        return blocks;
    }

    boolean explains() {
        return blocks.stream().anyMatch(rule -> rule.explain().isPresent());
    }

    /**
     * The block rules, ready to be matched.
     *
     * @return the plan
     */
    public PagePlan plan() {
        return plan;
    }

    /**
     * Where a rule of the plan stands in the document.
     *
     * @param rule its place in the plan
     * @return a JSON Pointer
     */
    public String pointer(int rule) {
        return "/rules/" + placed.get(rule).index();
    }

    /**
     * Where the block rules of the path stand in the document.
     *
     * @return JSON Pointers
     */
    public Set<String> pointers() {
        return IntStream.range(0, placed.size()).mapToObj(this::pointer).collect(Collectors.toSet());
    }

    /**
     * Where a script rule stands in the document.
     *
     * @param index its place among the script rules
     * @return a JSON Pointer
     */
    public static String scriptPointer(int index) {
        return "/scripts/" + index;
    }

    /** The script rules, in the order of the document. */
    List<ScriptRule> scriptRules() {
        return scripts.stream().map(ScriptPattern::rule).toList();
    }

    /**
     * The rules that are about a script.
     *
     * @param source its address as the page says it; null if it cannot be read, and then every rule is
     * @param base the page's {@code <base href>}, or null
     * @param page the page's own address
     * @return by their place among the script rules, in that order
     */
    public Map<Integer, ScriptRule> scriptsMeant(@Nullable String source, @Nullable String base, String page) {
        Map<Integer, ScriptRule> meant = new TreeMap<>();
        for (int i = 0; i < scripts.size(); i++) {
            ScriptPattern script = scripts.get(i);
            if (source == null || new DeniedScripts(List.of(script.pattern()), page).test(source, base)) {
                meant.put(i, script.rule());
            }
        }
        return meant;
    }

    /**
     * Which scripts are not sent.
     *
     * @param allowed whether a purpose is allowed
     * @param page the page's own address
     * @return says it of a {@code src} and the page's {@code <base href>}; null if all are sent
     */
    public @Nullable BiPredicate<String, @Nullable String> scripts(Predicate<PurposeId> allowed, String page) {
        List<AddressPattern> denied = new ArrayList<>();
        for (ScriptPattern script : scripts) {
            if (!allowed.test(script.rule().purpose())) {
                denied.add(script.pattern());
            }
        }
        return denied.isEmpty() ? null : new DeniedScripts(denied, page);
    }

    /** Told once for each rule, without anything of the page: the same template does the same every time. */
    void happened(int rule, long offset, Incident incident) {
        String place = rule < 0 ? "no rule in particular" : pointer(rule);
        if (told.add(place + incident)) {
            LOG.warn("A page was adapted otherwise than its rules say ({}, {}, byte {})", incident, place, offset);
        } else {
            LOG.debug("A page was adapted otherwise than its rules say ({}, {}, byte {})", incident, place, offset);
        }
    }
}
