package io.klartext.examples.shop.customer;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Keeps passwords as salted PBKDF2 digests, written as {@code rounds$salt$digest}. */
public final class Passwords {

    /** As OWASP asks for. Tests, whose JVMs are slow at it and which log in all day, ask for fewer; a digest tells how many it took. */
    private static final int ROUNDS = Integer.getInteger("shop.password.rounds", 210_000);

    private static final int BITS = 256;

    /** Compared with when there is no such user, so that the answer takes as long as for one who exists. */
    static final String NOBODYS = hash("nobody logs in with this", new byte[16]);

    private Passwords() {}

    /** The digest to store. */
    public static String hash(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return hash(password, salt);
    }

    /** Whether the password is the one that was hashed. */
    static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        byte[] expected = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[0])));
    }

    private static String hash(String password, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder();
        return ROUNDS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt, ROUNDS));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", e);
        }
    }
}
