package io.klartext.consent.cli;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyException;

/**
 * A policy document as it was named on the command line: a file, or {@code -} for stdin.
 *
 * @param name what problems call it
 * @param document its text; JSON, but perhaps no policy
 */
record PolicySource(String name, String document) {

    /** Reads it whole. */
    static PolicySource read(String argument, Terminal terminal) {
        Source source = Source.read(argument, "policy", terminal);
        return new PolicySource(source.name(), source.json("policy"));
    }

    /** The policy in it. */
    Policy policy() {
        try {
            return Policy.parse(document);
        } catch (PolicyException e) {
            throw new CliException(e.problems().stream()
                    .map(problem -> name + ": " + problem.line())
                    .toList());
        }
    }
}
