package io.klartext.consent.decision;

import io.klartext.consent.policy.DocumentWord;
import io.klartext.consent.policy.PurposeId;

/**
 * A purpose about which somebody may be asked now.
 *
 * @param purpose which
 * @param cause why
 * @param answeredVersion the version of the policy that was answered last; 0 if nothing was ever said. From it to now a
 *     {@code PolicyDiff} tells what changed.
 */
public record PendingPurpose(PurposeId purpose, Cause cause, int answeredVersion) {

    /** Why somebody may be asked. */
    public enum Cause implements DocumentWord {
        /** Nothing was said yet, or nothing that counts. */
        NEW("new"),
        /** What was said, a yes or a no, has come to the end of its time. */
        EXPIRED("expired"),
        /** The purpose now covers more than what was answered. */
        CHANGED("changed");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
