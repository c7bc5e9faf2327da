package io.klartext.consent.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A subject's random name inside the database and the key of what is personal about it. That is encrypted with AES-256-GCM
 * under a fresh nonce; surrogate, use and sequence are associated data, so what is moved to another place does not decrypt.
 */
final class SubjectKey {

    /** What is encrypted. */
    enum Use {
        /** The personal part of one event. */
        EVENT((byte) 'e'),
        /** The packed state after an event. */
        STATE((byte) 's'),
        /** An entry of the history of explanations; in place of a sequence stands what its tag begins with. */
        EXPLANATION((byte) 'x');

        private final byte mark;

        Use(byte mark) {
            this.mark = mark;
        }
    }

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

    byte[] encrypt(Use use, byte[] plain, long sequence, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce, use, sequence).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + secret.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * The plain bytes; null if a newer version of the library encrypted them in another way.
     *
     * @throws GeneralSecurityException if they were altered, or moved from another subject or place
     */
    byte @Nullable [] decrypt(Use use, byte[] sealed, long sequence) throws GeneralSecurityException {
        if (sealed.length > 0 && sealed[0] != FORMAT) {
            return null;
        }
        if (sealed.length < 1 + NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, use, sequence)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (ProviderException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /**
     * A digest under the key: it still tells a repetition from another request, but once the key is destroyed nobody can
     * find out what was said by trying all birthdays.
     */
    String keyed(String digest) {
        return mac("digest\n" + digest);
    }

    /** A name for something of this subject, which nobody can tell without the key; it is no digest of a request. */
    String tag(String text) {
        return mac("tag\n" + text);
    }

    private String mac(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Use use, long sequence) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(surrogate.length + 1 + Long.BYTES)
                .put(surrogate)
                .put(use.mark)
                .putLong(sequence)
                .array());
        return cipher;
    }
}
