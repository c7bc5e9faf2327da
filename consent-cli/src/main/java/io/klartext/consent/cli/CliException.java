package io.klartext.consent.cli;

import java.util.List;

/** The run cannot do what was asked. Its message has one line per problem, each with its mend. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CliException(String what, String problem, String mend) {
        super(what + ": " + problem + ". Mend: " + mend);
    }

    CliException(List<String> lines) {
        super(String.join("\n", lines));
    }
}
