package io.klartext.consent.servlet.internal.mail;

import io.klartext.consent.SubjectId;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;

/** What a link in a mail carries: to whom the mail went and for what, and under which text. Immutable. */
public final class MailToken {

    /** How many random bytes tell one mail from another. */
    public static final int NONCE_BYTES = 16;

    private final SubjectId subject;
    private final PurposeId purpose;
    private final int policyVersion;
    private final String language;
    private final Instant until;
    private final byte[] nonce;

    /**
     * What goes into a link.
     *
     * @param subject to whom the mail goes
     * @param purpose for what
     * @param policyVersion the version that counts when it is sent
     * @param language the language of the mail
     * @param until when the link ends
     * @param nonce random
     */
    public MailToken(
            SubjectId subject, PurposeId purpose, int policyVersion, String language, Instant until, byte[] nonce) {
        this.subject = subject;
        this.purpose = purpose;
        this.policyVersion = policyVersion;
        this.language = language;
        this.until = until;
        this.nonce = nonce.clone();
    }

    SubjectId subject() {
        return subject;
    }

    PurposeId purpose() {
        return purpose;
    }

    int policyVersion() {
        return policyVersion;
    }

    String language() {
        return language;
    }

    Instant until() {
        return until;
    }

    byte[] nonce() {
        return nonce.clone();
    }
}
