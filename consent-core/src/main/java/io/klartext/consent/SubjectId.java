package io.klartext.consent;

/**
 * A person, as an opaque id. Two ids are the same person only if kind and value are equal character for character.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the value has not the form below.
 *
 * @param kind whether the shop knows the person by an account or only as a visitor
 * @param value the opaque id: 1 to 200 characters, without control characters and half surrogate pairs; never a name, an
 *     e-mail address or an IP address
 */
public record SubjectId(Kind kind, String value) {

    private static final int LONGEST = 200;

    /** How a person is known. */
    public enum Kind {
        /** By an account of the shop. */
        ACCOUNT,
        /** By a cookie only. */
        VISITOR
    }

    public SubjectId {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A subject id has 1 to " + LONGEST + " characters, found " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("A subject id has no control characters, found one at index " + i);
            }
            if (isHalfAPair(value, i)) {
                throw new IllegalArgumentException("A subject id has no half surrogate pairs, found one at index " + i);
            }
        }
    }

    /** A half pair has no UTF-8: a store would have to replace it, and two people could become one. */
    private static boolean isHalfAPair(String value, int index) {
        char c = value.charAt(index);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        int other = Character.isHighSurrogate(c) ? index + 1 : index - 1;
        return other < 0
                || other >= value.length()
                || !Character.isSurrogatePair(
                        value.charAt(Math.min(index, other)), value.charAt(Math.max(index, other)));
    }

    /**
     * Somebody with an account.
     *
     * @param value the shop's opaque id of the account, such as {@code c-1842}
     * @return the id
     * @throws IllegalArgumentException if the value has not the form of a subject id
     */
    public static SubjectId account(String value) {
        return new SubjectId(Kind.ACCOUNT, value);
    }

    /**
     * Somebody who is known by a cookie only.
     *
     * @param value a random id
     * @return the id
     * @throws IllegalArgumentException if the value has not the form of a subject id
     */
    public static SubjectId visitor(String value) {
        return new SubjectId(Kind.VISITOR, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectId id && kind == id.kind && value.equals(id.value);
    }

    /** Stays as cheap as the hash of the value, which a string keeps; enum hashes differ from run to run. */
    @Override
    public int hashCode() {
        return kind == Kind.ACCOUNT ? value.hashCode() : ~value.hashCode();
    }

    /** The kind alone: an id that reaches a log by accident must not tell who it was. */
    @Override
    public String toString() {
        return kind == Kind.ACCOUNT ? "account:***" : "visitor:***";
    }
}
