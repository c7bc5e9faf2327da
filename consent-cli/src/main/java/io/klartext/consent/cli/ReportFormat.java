package io.klartext.consent.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** In what form a command tells what it found. */
final class ReportFormat {

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "text")
    private Form form = Form.TEXT;

    private enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a line each was asked for, rather than JSON. */
    boolean isText() {
        return form == Form.TEXT;
    }
}
