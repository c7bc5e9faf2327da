package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which of the policy's languages a command speaks. */
final class Language {

    @Option(
            names = {"-l", "--language"},
            paramLabel = "CODE",
            description = "one of the policy's languages, such as de (default: its first)")
    private Optional<String> code = Optional.empty();

    /** The language that was asked for, or the policy's first. */
    String of(Policy policy) {
        String wanted = code.orElse(policy.languages().get(0));
        if (!policy.languages().contains(wanted)) {
            throw new CliException(
                    "--language",
                    "the policy does not speak \"" + wanted + "\"",
                    "use one of: " + String.join(", ", policy.languages()));
        }
        return wanted;
    }
}
