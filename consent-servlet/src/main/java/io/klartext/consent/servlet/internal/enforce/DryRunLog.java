package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.dryrun.Fate;
import io.klartext.consent.servlet.dryrun.OfferSpot;
import io.klartext.consent.servlet.internal.adapt.Incident;
import io.klartext.consent.servlet.internal.adapt.PageObserver;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what the rules match in one page of a dry run: rules, elements and bytes, never content, nor an address that somebody
 * asked for. So many lines a page, and then only their number.
 */
final class DryRunLog implements PageObserver {

    private static final Logger LOG = LoggerFactory.getLogger(DryRunLog.class);
    private static final int MOST_LINES = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private final PathRules rules;
    private final String page;
    private final Function<PurposeId, Decision> decisions;
    private final Map<String, Integer> matches = new HashMap<>();
    private int lines;
    private int offers;

    DryRunLog(PathRules rules, String page, Function<PurposeId, Decision> decisions) {
        this.rules = rules;
        this.page = page;
        this.decisions = decisions;
    }

    /** Something that is not in the page itself. */
    void note(String what) {
        LOG.info("Dry run: {}", what);
    }

    @Override
    public void element(int rule, String element, long offset, Fate fate) {
        BlockRule block = rules.blocks().get(rule);
        match(rules.pointer(rule), block.path(), element, offset, fate);
    }

    @Override
    public void script(@Nullable String source, @Nullable String base, long offset, Fate fate) {
        rules.scriptsMeant(source, base, page).forEach((index, rule) -> {
            boolean another =
                    fate == Fate.DENIED && decisions.apply(rule.purpose()).allowed();
            Fate own = another ? Fate.DENIED_BY_ANOTHER : fate;
            match(PathRules.scriptPointer(index), "/**", "script", offset, own);
        });
    }

    private void match(String rule, String path, String element, long offset, Fate fate) {
        matches.merge(rule, 1, Integer::sum);
        if (++lines <= MOST_LINES) {
            String name = NAME.matcher(element).matches() ? element : "(another name)";
            LOG.info("Dry run: {} for {} matches <{}> at byte {}: {}", rule, path, name, offset, words(fate));
        }
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case SENT -> "would be sent";
            case DENIED -> "would be left out";
            case DENIED_BY_ANOTHER -> "would be left out by another rule";
            case INSIDE_UNSENT -> "stands in what would be left out";
        };
    }

    @Override
    public void offer(int rule, String offer, OfferSpot spot, String element, long offset) {
        offers++;
    }

    void happened(int rule, long offset, Incident incident) {
        String place = rule < 0 ? "no rule in particular" : rules.pointer(rule);
        if (++lines <= MOST_LINES) {
            LOG.info(
                    "Dry run: the page would be adapted otherwise than its rules say ({}, {}, byte {})",
                    incident,
                    place,
                    offset);
        }
    }

    /** The page has ended. */
    void end() {
        if (lines > MOST_LINES) {
            LOG.info("Dry run: {} more lines are not shown", lines - MOST_LINES);
        }
        for (int i = 0; i < rules.blocks().size(); i++) {
            nothing(rules.pointer(i), rules.blocks().get(i).path());
        }
        for (int i = 0; i < rules.scriptRules().size(); i++) {
            nothing(PathRules.scriptPointer(i), "/**");
        }
        LOG.info(
                "Dry run: {} matches, {} offers would be explained",
                matches.values().stream().mapToInt(n -> n).sum(),
                offers);
    }

    private void nothing(String rule, String path) {
        if (!matches.containsKey(rule)) {
            LOG.info("Dry run: {} for {} matches nothing in this page", rule, path);
        }
    }
}
