package io.klartext.consent.receipt;

import io.klartext.consent.ConsentException;
import java.util.List;
import java.util.stream.Collectors;

/** A record is refused, whole: nothing of it was taken. */
public final class RecordException extends ConsentException {

    private static final long serialVersionUID = 1L;

    private final transient List<RecordProblem> problems;

    /**
     * A record with problems.
     *
     * @param problems what is wrong; at least one
     */
    public RecordException(List<RecordProblem> problems) {
        super(problems.stream().map(RecordProblem::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    RecordException(String pointer, String message, String mend) {
        this(List.of(new RecordProblem(pointer, message, mend)));
    }

    /**
     * What is wrong.
     *
     * @return at least one problem; there may be more behind the first
     */
    public List<RecordProblem> problems() {
        return problems;
    }
}
