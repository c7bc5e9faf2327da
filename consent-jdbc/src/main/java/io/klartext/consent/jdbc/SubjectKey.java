package io.klartext.consent.jdbc;

import io.klartext.consent.store.StoreException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A subject's random name inside the database and the key of its evidence. Evidence is encrypted with AES-256-GCM under
 * a fresh nonce; surrogate and sequence are associated data, so a row that is moved to another place does not decrypt.
 */
final class SubjectKey {

    private static final int SURROGATE_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final byte[] surrogate;
    private final byte[] key;

    SubjectKey(byte[] surrogate, byte[] key) {
        this.surrogate = surrogate;
        this.key = key;
    }

    static SubjectKey random(SecureRandom random) {
        byte[] surrogate = new byte[SURROGATE_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(surrogate);
        random.nextBytes(key);
        return new SubjectKey(surrogate, key);
    }

    byte[] surrogate() {
        return surrogate;
    }

    byte[] key() {
        return key;
    }

    /** The shard of the feed in which the subject's events stand; always the same one. */
    int shard(int shards) {
        return Math.floorMod(surrogate[0], shards);
    }

    byte[] encrypt(byte[] plain, long sequence, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce, sequence).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + secret.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    byte[] decrypt(byte[] sealed, long sequence) {
        try {
            if (sealed.length < 1 + NONCE_BYTES || sealed[0] != FORMAT) {
                throw new GeneralSecurityException("unknown format");
            }
            byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, sequence)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new StoreException(
                    "The evidence of an event does not decrypt: the row was altered or moved from its"
                            + " subject or place; restore the database from a backup",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, long sequence) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(surrogate.length + Long.BYTES)
                .put(surrogate)
                .putLong(sequence)
                .array());
        return cipher;
    }
}
