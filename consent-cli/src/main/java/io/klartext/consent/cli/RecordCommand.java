package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code consent record}: what a supervisory authority may ask for. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints the record of processing activities (GDPR 30(1)(a) to (g)) from a policy, and says plainly what the"
                    + " policy does not give."
        },
        footer = {"%nExample:", "  consent record shop-policy.json --format json | jq .notGiven"})
final class RecordCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "POLICY", description = "a policy document; - reads stdin")
    private String policy = "";

    @Mixin
    private Language language = new Language();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "html")
    private Format format = Format.HTML;

    @Mixin
    private Destination destination = new Destination();

    RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What a record can be. */
    enum Format {
        /** A page. */
        HTML,
        /** Plain text. */
        TEXT,
        /** For programs. */
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        Policy read = PolicySource.read(policy, terminal).policy();
        String spoken = language.of(read);
        String result = switch (format) {
            case HTML -> SheetHtml.of(RecordSheet.of(read, spoken));
            case TEXT -> SheetText.of(RecordSheet.of(read, spoken));
            case JSON -> Json.text(RecordJson.of(read, spoken));
        };
        destination.write(result, terminal);
        return ExitCode.CLEAN;
    }
}
