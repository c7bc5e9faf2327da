/**
 * The command line: checks a policy, compares two, prints the notice and the record of processing activities, and tells
 * what page rules would do. A program, not a library: it exports nothing.
 */
module io.klartext.consent.cli {
    requires static org.jspecify;
    requires io.klartext.consent.core;
    requires io.klartext.consent.servlet;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;

    // picocli fills the fields of commands
    opens io.klartext.consent.cli to
            info.picocli;
}
