package io.klartext.consent.servlet.backend;

import io.klartext.consent.servlet.internal.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the back ends that may ask about anybody. Safe for use by many threads. */
@FunctionalInterface
public interface CallerAuthenticator {

    /**
     * Who is calling.
     *
     * @param request the request, whose body has not been read
     * @return a name for the log; empty if it is nobody who may ask. If it throws, nobody may
     */
    Optional<String> callerOf(HttpServletRequest request);

    /**
     * Lets nobody in.
     *
     * @return an authenticator
     */
    static CallerAuthenticator nobody() {
        return request -> Optional.empty();
    }

    /**
     * Lets callers in by a secret that they send as {@code Authorization: Bearer ...} (RFC 6750, section 2.1), over TLS only.
     * Secrets are compared in a time that does not tell how much of them was right.
     *
     * @param secretByName the secret of each caller, 20 to 200 characters of base64 or base64url; to change one, give the
     *     old and the new one under two names for a while
     * @return an authenticator
     * @throws IllegalArgumentException if there is none, or one is too short or holds other characters
     */
    static CallerAuthenticator bearer(Map<String, String> secretByName) {
        Pattern form = Pattern.compile("[A-Za-z0-9+/_~.-]{20,200}=*");
        if (secretByName.isEmpty()
                || !secretByName.values().stream()
                        .allMatch(secret -> form.matcher(secret).matches())) {
            throw new IllegalArgumentException(
                    "Give each caller a secret of at least 20 random characters of base64, such as openssl rand -base64 32"
                            + " writes");
        }
        Map<String, byte[]> digestByName = new HashMap<>();
        secretByName.forEach((name, secret) -> digestByName.put(name, Sha256.of(secret)));
        return request -> {
            String header = request.getHeader("Authorization");
            if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
                return Optional.empty();
            }
            byte[] sent = Sha256.of(header.substring(7).strip());
            Optional<String> caller = Optional.empty();
            for (Map.Entry<String, byte[]> known : digestByName.entrySet()) {
                if (MessageDigest.isEqual(known.getValue(), sent)) {
                    caller = Optional.of(known.getKey());
                }
            }
            return caller;
        };
    }
}
