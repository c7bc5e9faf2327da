package io.klartext.consent.servlet.adapt;

import io.klartext.consent.ConsentException;
import java.util.List;
import java.util.stream.Collectors;

/** The rules cannot be used. It carries every problem found, not only the first. */
public final class PageRulesException extends ConsentException {

    private static final long serialVersionUID = 1L;

    private final transient List<PageRulesProblem> problems;

    /**
     * Rules with problems.
     *
     * @param source what was read, such as a file name
     * @param problems what is wrong; at least one
     */
    public PageRulesException(String source, List<PageRulesProblem> problems) {
        super(problems.stream().map(problem -> source + ": " + problem.line()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong, in the order of the document.
     *
     * @return at least one problem
     */
    public List<PageRulesProblem> problems() {
        return problems;
    }
}
