package io.klartext.consent.it.process;

import io.klartext.consent.it.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the packaged command line in a process of its own, under a locale that knows ASCII only.
 *
 * @param exitCode what it said to the shell
 * @param out what it printed, which must be UTF-8
 * @param errors the lines on stderr
 */
public record ConsentRun(int exitCode, String out, List<String> errors) {

    /** Runs it in a folder. */
    public static ConsentRun in(Path folder, String... arguments) throws IOException {
        return reading(Path.of("/dev/null"), folder, arguments);
    }

    /** Runs it in a folder with a file as stdin. */
    public static ConsentRun reading(Path stdin, Path folder, String... arguments) throws IOException {
        Path out = Files.createTempFile("stdout", ".txt");
        Path errors = Files.createTempFile("stderr", ".txt");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-jar");
            command.add(Given.cliJar().toString());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(stdin.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            int exitCode = builder.start().onExit().join().exitValue();
            return new ConsentRun(exitCode, Files.readString(out), Files.readAllLines(errors));
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }
}
