package io.klartext.consent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.Severity;
import java.util.List;

/**
 * What was found in one policy.
 *
 * @param policy its name on the command line
 * @param findings errors first, then warnings
 */
record LintReport(String policy, List<Finding> findings) {

    LintReport {
        findings = List.copyOf(findings);
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    boolean fails(boolean strict) {
        return count(Severity.ERROR) > 0 || (strict && !findings.isEmpty());
    }

    /** A line for each finding, and one that counts them for each policy. */
    static String text(List<LintReport> reports) {
        StringBuilder out = new StringBuilder();
        for (LintReport report : reports) {
            for (Finding finding : report.findings) {
                report.line(finding.line(), out);
            }
            report.line(
                    number(report.count(Severity.ERROR), "error") + ", "
                            + number(report.count(Severity.WARNING), "warning"),
                    out);
        }
        return out.toString();
    }

    private void line(String text, StringBuilder out) {
        out.append(PlainText.line(policy + ": " + text)).append('\n');
    }

    private static String number(long count, String what) {
        return (count == 0 ? "no " : count + " ") + what + (count == 1 ? "" : "s");
    }

    /** The same for programs: an object with a list {@code policies}. */
    static ObjectNode json(List<LintReport> reports) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        ArrayNode policies = written.putArray("policies");
        for (LintReport report : reports) {
            ObjectNode one = policies.addObject();
            one.put("policy", report.policy);
            one.put("errors", report.count(Severity.ERROR));
            one.put("warnings", report.count(Severity.WARNING));
            ArrayNode list = one.putArray("findings");
            for (Finding finding : report.findings) {
                list.addObject()
                        .put("severity", finding.severity().word())
                        .put("rule", finding.rule())
                        .put("article", finding.article())
                        .put("pointer", finding.pointer())
                        .put("message", finding.message())
                        .put("mend", finding.mend());
            }
        }
        return written;
    }
}
