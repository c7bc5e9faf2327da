package io.klartext.consent.servlet.dryrun;

import java.util.List;

/**
 * What all rules would do to the page.
 *
 * @param rules every rule, in the order of the document
 * @param deviations where something would go otherwise than they say, in the order of the page
 */
public record DryRunReport(List<RuleReport> rules, List<Deviation> deviations) {

    public DryRunReport {
        rules = List.copyOf(rules);
        deviations = List.copyOf(deviations);
    }
}
