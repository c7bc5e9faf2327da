package io.klartext.consent.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code consent}. It prints what was asked for on stdout, problems on stderr in one line each, and never a
 * stack trace; its exit code is one of {@link ExitCode}.
 */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks a shop's policy and page rules, and prints what the law asks a shop to say and to keep.",
        footer = {
            "",
            "Exit codes:",
            "  0  nothing to mend",
            "  1  findings; each command's help says which",
            "  2  wrong use, or something that cannot be read or written",
            "  3  a defect of this program",
            "",
            "consent COMMAND --help tells more about a command."
        })
public final class ConsentCli {

    private ConsentCli() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param arguments what was written after the program's name
     */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs the program; its exit code. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine program = new CommandLine(new ConsentCli())
                .addSubcommand(new LintCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new NoticeCommand(terminal))
                .addSubcommand(new RecordCommand(terminal))
                .addSubcommand(new AdaptCommand(terminal))
                .addSubcommand(new HelpCommand());
        int exitCode = program.registerConverter(LocalDate.class, ConsentCli::date)
                .registerConverter(Charset.class, ConsentCli::charset)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, given) -> refuse(e, terminal))
                .setExecutionExceptionHandler((e, command, parsed) -> fail(e, command, terminal))
                .execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return exitCode;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is not a date such as 2026-11-30");
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new TypeConversionException("\"" + text + "\" is not a charset such as windows-1252");
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Arguments that nobody understands. */
    private static int refuse(ParameterException e, Terminal terminal) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String mend = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
        terminal.problem(command + ": " + e.getMessage() + ". Mend: " + mend + command + " --help tells more");
        return ExitCode.WRONG_USE;
    }

    private static int fail(Exception e, CommandLine command, Terminal terminal) {
        if (e instanceof CliException problem) {
            terminal.problem(problem);
            return ExitCode.WRONG_USE;
        }
        terminal.problem(command.getCommandSpec().qualifiedName() + ": a defect of this program (" + e
                + "). Mend: report it with the arguments and the output of consent --version");
        return ExitCode.DEFECT;
    }
}
