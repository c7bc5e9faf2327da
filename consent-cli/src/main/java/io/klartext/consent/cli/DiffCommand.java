package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyDiff;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code consent diff}: what a new version changes, and who is asked again. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Tells in plain sentences what changed between two versions of a policy, and for which purposes the change is"
                    + " material: whoever allowed them is asked again."
        },
        footer = {
            "",
            "Exit codes: 0 compared; with --fail-on-material 1 if a change is material; 2 a policy that cannot be read.",
            "",
            "Example:",
            "  git show main:policy.json | consent diff - policy.json --language en"
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "OLDER", description = "a policy document; - reads stdin")
    private String older = "";

    @Parameters(index = "1", paramLabel = "NEWER", description = "the version that follows it; - reads stdin")
    private String newer = "";

    @Mixin
    private Language language = new Language();

    @Option(
            names = {"-m", "--fail-on-material"},
            description = "exit code 1 if anybody is asked again")
    private boolean failOnMaterial;

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private Destination destination = new Destination();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (older.equals(Source.STDIN) && newer.equals(Source.STDIN)) {
            throw new CliException("stdin", "holds one policy, not two", "name a file for one of them");
        }
        Policy before = PolicySource.read(older, terminal).policy();
        Policy after = PolicySource.read(newer, terminal).policy();
        if (before.version() > after.version()) {
            throw new CliException(
                    older,
                    "is version " + before.version() + ", and " + newer + " is version " + after.version(),
                    "name the older one first");
        }
        String spoken = language.of(after);
        PolicyDiff diff = PolicyDiff.between(before, after);
        destination.write(
                format.isText() ? DiffReport.text(diff, spoken) : Json.text(DiffReport.json(diff, spoken)), terminal);
        return failOnMaterial && !diff.askedAgain().isEmpty() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
