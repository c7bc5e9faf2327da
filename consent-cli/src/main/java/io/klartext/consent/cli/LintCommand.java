package io.klartext.consent.cli;

import io.klartext.consent.policy.Finding;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PolicyLint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code consent lint}: what the law would refuse, and what a data protection officer would ask about. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Looks policies through for what the law would refuse (errors) and what a data protection officer would ask"
                    + " about (warnings). Each finding names its place, its mend and its article.",
        },
        footer = {
            "",
            "Exit codes: 0 no errors; 1 errors, with --strict also warnings; 2 a policy that cannot be read.",
            "",
            "Examples:",
            "  consent lint --strict policies/*.json",
            "  git show main:policy.json > before.json && consent lint --before before.json policy.json"
        })
final class LintCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "POLICY", description = "policy documents; - reads stdin")
    private List<String> policies = List.of();

    @Option(
            names = {"-b", "--before"},
            paramLabel = "OLDER",
            description =
                    "the published version with the next lower number: what changed since is checked too; with one"
                            + " POLICY only")
    private Optional<String> before = Optional.empty();

    @Option(
            names = {"-t", "--today"},
            paramLabel = "DATE",
            description = "the day by which certificates are judged, such as 2026-11-30 (default: today in UTC)")
    private Optional<LocalDate> today = Optional.empty();

    @Option(
            names = {"-s", "--strict"},
            description = "warnings count too: exit code 1")
    private boolean strict;

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private Destination destination = new Destination();

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (before.isPresent() && policies.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--before goes with one POLICY, not " + policies.size());
        }
        Optional<Policy> older =
                before.map(name -> PolicySource.read(name, terminal).policy());
        LocalDate day = today.orElseGet(terminal::today);
        boolean unreadable = false;
        List<LintReport> reports = new ArrayList<>();
        for (String policy : policies) {
            try {
                PolicySource source = PolicySource.read(policy, terminal);
                reports.add(new LintReport(source.name(), findings(source, older, day)));
            } catch (CliException e) {
                // The other policies are still looked through: one run tells everything.
                terminal.problem(e);
                unreadable = true;
            }
        }
        destination.write(format.isText() ? LintReport.text(reports) : Json.text(LintReport.json(reports)), terminal);
        if (unreadable) {
            return ExitCode.WRONG_USE;
        }
        return reports.stream().anyMatch(report -> report.fails(strict)) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static List<Finding> findings(PolicySource source, Optional<Policy> older, LocalDate today) {
        if (older.isEmpty()) {
            return PolicyLint.check(source.document(), today);
        }
        Policy policy;
        try {
            policy = Policy.parse(source.document());
        } catch (PolicyException e) {
            // What changed can be said only of a policy; first it has to become one.
            return PolicyLint.check(source.document(), today);
        }
        return PolicyLint.check(policy, older, today);
    }
}
