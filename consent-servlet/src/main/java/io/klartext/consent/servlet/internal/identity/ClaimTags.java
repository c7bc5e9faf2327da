package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Short check values by which a cookie remembers for which account its refusals were taken over, so that a second person
 * on the same device inherits nothing. Without the key ring nobody can tell an account from one: it is cut so short that
 * many accounts share it.
 */
public final class ClaimTags {

    /** How long one is: two accounts of one device share it once in four thousand million times. */
    public static final int BYTES = 4;

    private final KeyRing keys;

    /**
     * Check values of this ring.
     *
     * @param keys the ring
     */
    public ClaimTags(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The check value of an account.
     *
     * @param account an account
     * @return base64url
     */
    public String of(SubjectId account) {
        return cut(keys.mac(KeyUse.CLAIM, bytes(account)));
    }

    /**
     * Whether a cookie may go to an account.
     *
     * @param claim what the cookie remembers
     * @param account an account
     * @return true if nobody has claimed it, or this account has, whichever key of the ring was the first then
     */
    public boolean isFree(Optional<String> claim, SubjectId account) {
        return claim.isEmpty()
                || keys.macs(KeyUse.CLAIM, bytes(account)).stream()
                        .map(ClaimTags::cut)
                        .anyMatch(claim.get()::equals);
    }

    private static byte[] bytes(SubjectId account) {
        return account.value().getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(byte[] mac) {
        return TokenText.encode(Arrays.copyOf(mac, BYTES));
    }
}
