package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PathRule;
import io.klartext.consent.servlet.internal.adapt.PathPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which rules are about a path. Compiled once for each set of rules that some path has; thread-safe. */
public final class RulesByPath {

    private static final int MOST_COMPILED = 1000;

    private record Guard(PathRule rule, PathPattern path) {}

    private final PageRules rules;
    private final List<Guard> guards;
    private final List<PathPattern> blockPaths;
    private final Map<BitSet, PathRules> compiled = new ConcurrentHashMap<>();

    /**
     * Reads the patterns.
     *
     * @param rules the rules of a shop
     */
    public RulesByPath(PageRules rules) {
        this.rules = rules;
        this.guards = rules.paths().stream()
                .map(rule -> new Guard(rule, PathPattern.parse(rule.path())))
                .toList();
        this.blockPaths = rules.blocks().stream()
                .map(rule -> PathPattern.parse(rule.path()))
                .toList();
    }

    /**
     * The rules that guard a path as a whole.
     *
     * @param path normalised; empty if it cannot be told what it is, and then every rule is about it
     * @return in the order of the document
     */
    public List<PathRule> guards(Optional<String> path) {
        return guards.stream()
                .filter(guard -> guard.path().matches(path))
                .map(Guard::rule)
                .toList();
    }

    /**
     * The rules for what is in the page at a path.
     *
     * @param path normalised; empty if it cannot be told what it is, and then every rule is about it
     * @return the rules, compiled
     */
    public PathRules rules(Optional<String> path) {
        BitSet matching = new BitSet();
        for (int i = 0; i < blockPaths.size(); i++) {
            matching.set(i, blockPaths.get(i).matches(path));
        }
        PathRules known = compiled.get(matching);
        if (known == null) {
            known = compile(matching);
            if (compiled.size() < MOST_COMPILED) {
                compiled.put(matching, known);
            }
        }
        return known;
    }

    private PathRules compile(BitSet matching) {
        List<PathRules.Placed> blocks = new ArrayList<>();
        matching.stream()
                .forEach(i -> blocks.add(new PathRules.Placed(rules.blocks().get(i), i)));
        return new PathRules(blocks, rules.scripts());
    }
}
