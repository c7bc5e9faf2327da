package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Surface;
import java.time.Instant;
import java.util.List;

/**
 * What was shown when a form was made, and to whom; the token in the form carries it, signed.
 *
 * @param surface which page
 * @param at when
 * @param policyVersion the version that was shown
 * @param language the language it was shown in
 * @param noticeHash the hash of the notice that was shown
 * @param purposes the purposes that could be chosen about
 * @param nonce a random number: forms that were made apart are different requests
 */
public record FormToken(
        Surface surface,
        Instant at,
        int policyVersion,
        String language,
        String noticeHash,
        List<PurposeId> purposes,
        String nonce) {

    public FormToken {
        purposes = List.copyOf(purposes);
    }
}
