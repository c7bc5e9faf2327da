package io.klartext.consent.policy;

import io.klartext.consent.ConsentException;
import java.util.List;
import java.util.stream.Collectors;

/** A policy cannot be used. It carries every problem found, not only the first. */
public final class PolicyException extends ConsentException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /**
     * A policy with problems.
     *
     * @param source what was read, such as a file name
     * @param problems what is wrong; at least one
     */
    public PolicyException(String source, List<PolicyProblem> problems) {
        super(problems.stream().map(problem -> source + ": " + problem.line()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong, in the order of the document.
     *
     * @return at least one problem
     */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
