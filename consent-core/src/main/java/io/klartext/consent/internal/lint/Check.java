package io.klartext.consent.internal.lint;

import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.LintRule;
import io.klartext.consent.policy.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule, and how the places are found at which it speaks.
 *
 * @param rule the rule
 * @param search reports each place
 */
public record Check(LintRule rule, Search search) {

    /** Finds the places at which a rule speaks. */
    interface Search {
        /**
         * Reports each place in the document.
         *
         * @param inspected the policy
         * @param report takes the places
         */
        void in(Inspected inspected, Report report);
    }

    /** Takes the places at which a rule speaks. */
    interface Report {
        /**
         * Takes one place.
         *
         * @param pointer where, as a JSON Pointer
         * @param message what is wrong there
         */
        void at(String pointer, String message);
    }

    static Check error(String id, String article, String title, String mend, Search search) {
        return new Check(new LintRule(id, Severity.ERROR, article, title, mend), search);
    }

    static Check warning(String id, String article, String title, String mend, Search search) {
        return new Check(new LintRule(id, Severity.WARNING, article, title, mend), search);
    }

    /**
     * What the rule says about a policy.
     *
     * @param inspected the policy
     * @return one finding for each place
     */
    public List<Finding> findings(Inspected inspected) {
        List<Finding> findings = new ArrayList<>();
        search.in(
                inspected,
                (pointer, message) -> findings.add(
                        new Finding(rule.severity(), rule.id(), rule.article(), pointer, message, rule.mend())));
        return findings;
    }
}
