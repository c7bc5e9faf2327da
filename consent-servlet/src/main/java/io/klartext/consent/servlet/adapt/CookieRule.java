package io.klartext.consent.servlet.adapt;

import io.klartext.consent.policy.PurposeId;
import java.util.Optional;

/**
 * A cookie that is only set for a purpose.
 *
 * @param name the cookie's name; a {@code *} at its end stands for anything
 * @param purpose for what
 * @param domain the domain that it is set for; empty if the shop's host and its parent domains shall be tried
 * @param path the path that it is set for
 */
public record CookieRule(String name, PurposeId purpose, Optional<String> domain, String path) {

    public CookieRule {
        if (!Forms.isCookie(name)) {
            throw new IllegalArgumentException("A cookie's name is " + Forms.COOKIE);
        }
        if (domain.isPresent() && !Forms.isDomain(domain.get())) {
            throw new IllegalArgumentException("A domain is " + Forms.DOMAIN);
        }
        if (!Forms.isPath(path)) {
            throw new IllegalArgumentException("A cookie's path is " + Forms.PATH);
        }
    }

    /**
     * Whether the rule is about a cookie.
     *
     * @param cookie a cookie's name
     * @return true if it is
     */
    public boolean matches(String cookie) {
        return name.endsWith("*") ? cookie.startsWith(name.substring(0, name.length() - 1)) : cookie.equals(name);
    }
}
