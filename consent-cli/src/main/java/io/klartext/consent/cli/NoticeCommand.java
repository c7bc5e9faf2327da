package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code consent notice}: what people read. */
@Command(
        name = "notice",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints the notice of a policy version (GDPR 13): who is responsible, each purpose with its basis, data,"
                    + " recipients and times, how to withdraw, and every right.",
            "The page needs no other file and runs no script. It ends with the hash that recorded choices name."
        },
        footer = {"%nExample:", "  consent notice shop-policy.json --language de -o privacy.html"})
final class NoticeCommand implements Callable<Integer> {

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

    NoticeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What a notice can be. */
    enum Format {
        /** A page. */
        HTML,
        /** Plain text. */
        TEXT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        Policy read = PolicySource.read(policy, terminal).policy();
        Sheet sheet = NoticeSheet.of(read, language.of(read));
        destination.write(format == Format.HTML ? SheetHtml.of(sheet) : SheetText.of(sheet), terminal);
        return ExitCode.CLEAN;
    }
}
