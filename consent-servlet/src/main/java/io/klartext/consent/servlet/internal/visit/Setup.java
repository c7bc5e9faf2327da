package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the shop set up, and what is made once from it.
 *
 * @param consents the door
 * @param account gives the account of a request, by the shop's own session
 * @param language gives the language of a request, where the shop knows it
 * @param origin the shop's origin, where it is configured
 * @param path where the pages live, inside the web application
 * @param stylesheet the shop's own stylesheet for the pages
 * @param keys the ring
 * @param random for nonces
 * @param clock the time, and the zone in which dates are shown
 * @param dictionaries the numbers of ids
 * @param cookie the visitor's cookie
 * @param options what the shop switched on
 */
public record Setup(
        ConsentManager consents,
        Function<HttpServletRequest, Optional<String>> account,
        Function<HttpServletRequest, Optional<String>> language,
        Optional<String> origin,
        String path,
        Optional<String> stylesheet,
        KeyRing keys,
        SecureRandom random,
        Clock clock,
        PolicyDictionaries dictionaries,
        VisitorCookie cookie,
        Options options) {}
