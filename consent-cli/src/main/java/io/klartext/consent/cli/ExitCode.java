package io.klartext.consent.cli;

/** What the program says to the shell. Documented in {@code --help}; they stay. */
final class ExitCode {

    /** Nothing to mend. */
    static final int CLEAN = 0;
    /** The policy was read, and something in it is to be mended or decided. */
    static final int FINDINGS = 1;
    /** Wrong arguments, or something that cannot be read or written. */
    static final int WRONG_USE = 2;
    /** A defect of the program. */
    static final int DEFECT = 3;

    private ExitCode() {}
}
