package io.klartext.consent.servlet.dryrun;

import io.klartext.consent.policy.PurposeId;
import java.util.List;
import java.util.Optional;

/**
 * What one rule would do to the page.
 *
 * @param kind what it is about
 * @param pointer its place in the rules, as a JSON Pointer
 * @param subject what it selects: a selector, the name of a cookie, an address or a path, as the rules say it
 * @param purpose for what
 * @param denied whether the purpose was taken as denied
 * @param aboutPage whether the rule is about the path of the page; rules for cookies and scripts are about every path
 * @param instead the path of the fragment or page that stands in the place of what is denied; empty for nothing, or for
 *     status 403
 * @param explains whether it explains offers
 * @param matches the elements that it matches, in the order of the page
 * @param offers the offers that it would explain, in the order of the page
 */
public record RuleReport(
        RuleKind kind,
        String pointer,
        String subject,
        PurposeId purpose,
        boolean denied,
        boolean aboutPage,
        Optional<String> instead,
        boolean explains,
        List<Match> matches,
        List<ExplainedOffer> offers) {

    public RuleReport {
        matches = List.copyOf(matches);
        offers = List.copyOf(offers);
    }

    /**
     * Whether the rule is about this page and matches nothing in it: the most frequent mistake.
     *
     * @return never true of a rule for cookies or paths
     */
    public boolean matchesNothing() {
        return aboutPage && matches.isEmpty() && (kind == RuleKind.BLOCK || kind == RuleKind.SCRIPT);
    }

    /**
     * Whether the rule sends a block whose offers it shall explain, and finds none in it.
     *
     * @return never true while the purpose is denied
     */
    public boolean explainsNothing() {
        return explains && !denied && offers.isEmpty() && matches.stream().anyMatch(match -> match.fate() == Fate.SENT);
    }
}
