package io.klartext.consent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.servlet.adapt.PageRulesProblem;
import io.klartext.consent.servlet.dryrun.Deviation;
import io.klartext.consent.servlet.dryrun.DryRunReport;
import io.klartext.consent.servlet.dryrun.ExplainedOffer;
import io.klartext.consent.servlet.dryrun.Match;
import io.klartext.consent.servlet.dryrun.Place;
import io.klartext.consent.servlet.dryrun.RuleKind;
import io.klartext.consent.servlet.dryrun.RuleReport;
import java.util.List;
import java.util.Locale;

/**
 * What rules would do to a page.
 *
 * @param page its name on the command line
 * @param path its path in the shop
 * @param misfits rules that do not fit the policy
 * @param dryRun what was found
 */
record AdaptReport(String page, String path, List<PageRulesProblem> misfits, DryRunReport dryRun) {

    AdaptReport {
        misfits = List.copyOf(misfits);
    }

    boolean fails(boolean strict) {
        return !misfits.isEmpty()
                || !dryRun.deviations().isEmpty()
                || (strict
                        && dryRun.rules().stream().anyMatch(rule -> rule.matchesNothing() || rule.explainsNothing()));
    }

    /** A line for each rule, with its matches below it. */
    String text() {
        StringBuilder out = new StringBuilder();
        misfits.forEach(problem -> line(problem.line(), out));
        for (RuleReport rule : dryRun.rules()) {
            line(
                    rule.pointer() + " " + rule.subject() + " (" + rule.purpose() + "): " + AdaptWords.rule(rule, path),
                    out);
            rule.matches().forEach(match -> line(place(match.place(), match.element(), match, rule), out));
            rule.offers().forEach(offer -> line(offer(offer), out));
        }
        for (Deviation deviation : dryRun.deviations()) {
            line(
                    at(deviation.place()) + "otherwise than the rules say: " + deviation.what()
                            + deviation.rule().map(rule -> " (" + rule + ")").orElse(""),
                    out);
        }
        return out.toString();
    }

    private static void line(String text, StringBuilder out) {
        out.append(text.startsWith(" ") ? "  " : "")
                .append(PlainText.line(text))
                .append('\n');
    }

    private String at(Place place) {
        return "  " + page + ":" + place.line() + ":" + place.column() + " (byte " + place.offset() + "): ";
    }

    private String place(Place place, String element, Match match, RuleReport rule) {
        return at(place) + "<" + element + "> " + AdaptWords.fate(match.fate(), rule);
    }

    private String offer(ExplainedOffer offer) {
        return at(offer.place()) + "offer \"" + offer.offer() + "\" is explained "
                + offer.spot().words() + " <" + offer.element() + ">";
    }

    /** The same for programs. */
    ObjectNode json() {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("page", page).put("path", path);
        ArrayNode problems = written.putArray("problems");
        misfits.forEach(problem -> problems.addObject()
                .put("pointer", problem.pointer())
                .put("message", problem.message())
                .put("mend", problem.mend()));
        ArrayNode rules = written.putArray("rules");
        dryRun.rules().forEach(rule -> add(rules.addObject(), rule));
        ArrayNode deviations = written.putArray("deviations");
        for (Deviation deviation : dryRun.deviations()) {
            ObjectNode one = deviations.addObject();
            deviation.rule().ifPresent(rule -> one.put("rule", rule));
            add(one, deviation.place()).put("what", deviation.what());
        }
        return written;
    }

    private static void add(ObjectNode one, RuleReport rule) {
        one.put("pointer", rule.pointer())
                .put("kind", word(rule.kind()))
                .put("subject", rule.subject())
                .put("purpose", rule.purpose().value())
                .put("denied", rule.denied())
                .put("aboutPage", rule.aboutPage());
        rule.instead().ifPresent(instead -> one.put("instead", instead));
        if (rule.kind() == RuleKind.BLOCK || rule.kind() == RuleKind.SCRIPT) {
            ArrayNode matches = one.putArray("matches");
            rule.matches()
                    .forEach(match -> add(matches.addObject(), match.place())
                            .put("element", match.element())
                            .put("fate", word(match.fate())));
        }
        if (rule.explains()) {
            ArrayNode offers = one.putArray("offers");
            rule.offers()
                    .forEach(offer -> add(offers.addObject(), offer.place())
                            .put("offer", offer.offer())
                            .put("spot", word(offer.spot()))
                            .put("element", offer.element()));
        }
    }

    private static ObjectNode add(ObjectNode one, Place place) {
        return one.put("line", place.line()).put("column", place.column()).put("offset", place.offset());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
