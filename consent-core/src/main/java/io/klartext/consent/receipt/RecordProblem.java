package io.klartext.consent.receipt;

/**
 * One thing for which a record is refused. It holds no value of the record, since those are somebody's.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole record
 * @param message what is wrong
 * @param mend how to put it right
 */
public record RecordProblem(String pointer, String message, String mend) {

    /**
     * One line that names the place, the problem and the mend.
     *
     * @return for example {@code /dct:identifier: missing. Mend: add it}
     */
    public String line() {
        return (pointer.isEmpty() ? "(record)" : pointer) + ": " + message + ". Mend: " + mend;
    }
}
