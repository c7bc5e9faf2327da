package io.klartext.consent.policy;

import java.util.regex.Pattern;

/**
 * The id of one reason for which data is used, such as {@code personalized-ads}.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the value does not have the form above.
 *
 * @param value lower-case letters, digits and hyphens, starting with a letter, at most 64 characters
 */
public record PurposeId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Direct marketing as a whole. No policy may define a purpose of this name; a person may object to it (GDPR 21(2)),
     * and the objection then stands against every purpose that {@linkplain Purpose#directMarketing() is direct
     * marketing}.
     */
    public static final PurposeId DIRECT_MARKETING = new PurposeId("direct-marketing");

    public PurposeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A purpose id is 1 to 64 lower-case letters, digits and hyphens and starts with a letter");
        }
    }

    /**
     * The purpose of this id.
     *
     * @param value the id as written in the policy
     * @return the id
     * @throws IllegalArgumentException if the value has not the form of a purpose id
     */
    public static PurposeId of(String value) {
        return new PurposeId(value);
    }

    /**
     * Whether a text has the form of a purpose id; it says nothing about whether a policy knows it.
     *
     * @param value any text
     * @return true if {@link #of} accepts it
     */
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
