package io.klartext.consent.policy;

import io.klartext.consent.internal.lint.Check;
import io.klartext.consent.internal.lint.Inspected;
import io.klartext.consent.internal.lint.LintRules;
import io.klartext.consent.internal.lint.ReadingRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks a policy through for what the law would refuse (errors) and for what a data protection officer would ask about
 * (warnings). A manager publishes no policy with errors.
 *
 * <p>It judges the document alone: a policy without findings can still be untrue. Its texts are engineering notes, not
 * legal advice. The day is a parameter and decides only about warnings, so a policy that was clean stays publishable.
 *
 * <p>All methods may be called by any number of threads.
 */
public final class PolicyLint {

    /** A purpose whose basis, profiling or data cannot be read is not judged by what stands in for them. */
    private static final Pattern CLOUDS_ITS_PURPOSE =
            Pattern.compile("/purposes/\\d+/(legalBasis|profiling|data)(/.*)?");

    /** Without these every text and every reference would be found wanting. */
    private static final Pattern CLOUDS_ALL = Pattern.compile("/languages(/\\d+)?|/purposes");

    private PolicyLint() {}

    /**
     * Looks a document through, also one that {@link Policy#parse} refuses: what it refuses are findings, and the
     * other rules speak about whatever could be read.
     *
     * @param document a policy in JSON
     * @param today the day by which certificates are judged
     * @return errors first, then warnings; empty if there is nothing to say
     */
    public static List<Finding> check(String document, LocalDate today) {
        PolicyReader reader = new PolicyReader("policy");
        PolicyDocument read;
        try {
            read = reader.readAsFarAsPossible(document);
        } catch (PolicyException e) {
            return findings(e.problems());
        }
        List<PolicyProblem> problems = reader.problems();
        List<Finding> findings = findings(problems);
        if (problems.stream()
                .noneMatch(problem -> CLOUDS_ALL.matcher(problem.pointer()).matches())) {
            inspect(new Inspected(new Policy(read), Optional.empty(), today))
                    .filter(finding -> problems.stream().noneMatch(problem -> clouds(problem, finding)))
                    .forEach(findings::add);
        }
        return sorted(findings);
    }

    /**
     * Looks a file through, also one that {@link Policy#read} refuses.
     *
     * @param file a policy in JSON and UTF-8
     * @param today the day by which certificates are judged
     * @return errors first, then warnings; one error if there is no such file or it is no UTF-8 text
     */
    public static List<Finding> check(Path file, LocalDate today) {
        String document;
        try {
            document = Policy.text(file);
        } catch (PolicyException e) {
            return findings(e.problems());
        }
        return check(document, today);
    }

    /**
     * Looks a policy through, and what it changes.
     *
     * @param policy the version to be published
     * @param before the published version with the next lower number, or empty for the first one
     * @param today the day by which certificates are judged
     * @return errors first, then warnings; empty if there is nothing to say
     */
    public static List<Finding> check(Policy policy, Optional<Policy> before, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        before.filter(older -> older.version() <= policy.version())
                .ifPresent(older -> findings.addAll(together(older, policy)));
        inspect(new Inspected(policy, before, today)).forEach(findings::add);
        return sorted(findings);
    }

    /**
     * Refuses a policy that has errors.
     *
     * @param policy the version to be published
     * @param before the published version with the next lower number, or empty for the first one
     * @param today the day by which certificates are judged
     * @return the warnings, for the caller to tell; empty if there is nothing to say
     * @throws PolicyException if there is any error; it names each with its article, its place and its mend
     */
    public static List<Finding> refuse(Policy policy, Optional<Policy> before, LocalDate today) {
        List<Finding> findings = check(policy, before, today);
        List<PolicyProblem> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> new PolicyProblem(
                        finding.pointer(),
                        finding.message() + " (" + finding.article() + ", " + finding.rule() + ")",
                        finding.mend()))
                .toList();
        if (!errors.isEmpty()) {
            throw new PolicyException("policy version " + policy.version(), errors);
        }
        return findings;
    }

    /**
     * All rules, by theme.
     *
     * @return the rules; no two have the same id
     */
    public static List<LintRule> rules() {
        return Stream.concat(
                        ReadingRules.all().stream(), LintRules.all().stream().map(Check::rule))
                .toList();
    }

    private static Stream<Finding> inspect(Inspected inspected) {
        return LintRules.all().stream().flatMap(check -> check.findings(inspected).stream());
    }

    /** What two published versions may not be to each other is known in one place, and asked there. */
    private static List<Finding> together(Policy before, Policy policy) {
        try {
            PolicyVersions.of(List.of(before, policy));
            return List.of();
        } catch (PolicyException e) {
            return findings(e.problems());
        }
    }

    private static List<Finding> findings(List<PolicyProblem> problems) {
        List<Finding> findings = new ArrayList<>();
        for (PolicyProblem problem : problems) {
            LintRule rule = ReadingRules.of(problem);
            findings.add(new Finding(
                    rule.severity(), rule.id(), rule.article(), problem.pointer(), problem.message(), problem.mend()));
        }
        return findings;
    }

    private static boolean clouds(PolicyProblem problem, Finding finding) {
        String place = problem.pointer();
        if (CLOUDS_ITS_PURPOSE.matcher(place).matches()) {
            place = place.substring(0, place.indexOf('/', "/purposes/".length()));
        }
        return within(finding.pointer(), place) || within(place, finding.pointer());
    }

    private static boolean within(String pointer, String outer) {
        return pointer.equals(outer) || pointer.startsWith(outer + "/");
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
