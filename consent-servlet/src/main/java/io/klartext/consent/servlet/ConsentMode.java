package io.klartext.consent.servlet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody allowed, in the words of Google's consent mode, version 2: seven flags, each {@code granted} or
 * {@code denied}. A flag is granted if purposes of the policy name it under {@code mapsTo.consentMode} and every one of them
 * is allowed; what no purpose names is denied. Immutable.
 *
 * <p>Source: developers.google.com/tag-platform/security/guides/consent, read in November 2026.
 *
 * @param granted whether each of the seven flags is granted, in their order
 */
public record ConsentMode(Map<String, Boolean> granted) {

    private static final List<String> FLAGS = List.of(
            "ad_storage",
            "ad_user_data",
            "ad_personalization",
            "analytics_storage",
            "functionality_storage",
            "personalization_storage",
            "security_storage");

    /** A nonce as Content Security Policy level 3 spells it: base64 or base64url. */
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    public ConsentMode {
        granted = complete(granted);
    }

    private static Map<String, Boolean> complete(Map<String, Boolean> some) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        FLAGS.forEach(flag -> all.put(flag, some.getOrDefault(flag, false)));
        return Collections.unmodifiableMap(all);
    }

    /**
     * The flags of somebody.
     *
     * @param policy the policy that counts
     * @param decisions the answers for its purposes; what has none is denied
     * @return the flags
     */
    public static ConsentMode of(Policy policy, Map<PurposeId, Decision> decisions) {
        Map<String, Boolean> granted = new LinkedHashMap<>();
        for (Purpose purpose : policy.purposes()) {
            Decision decision = decisions.get(purpose.id());
            boolean allowed = decision != null && decision.allowed();
            purpose.mapsTo()
                    .getOrDefault("consentMode", List.of())
                    .forEach(flag -> granted.merge(flag, allowed, Boolean::logicalAnd));
        }
        return new ConsentMode(granted);
    }

    /**
     * As JSON: {@code {"default": {"ad_storage": "denied", ...}, "update": {"ad_storage": "granted", ...}}}. The default
     * denies everything, so that nothing is measured before the update is read.
     *
     * @return one JSON object
     */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("default", flags(Map.of()));
        json.set("update", flags(granted));
        return json.toString();
    }

    private static ObjectNode flags(Map<String, Boolean> on) {
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        FLAGS.forEach(flag -> flags.put(flag, on.getOrDefault(flag, false) ? "granted" : "denied"));
        return flags;
    }

    /**
     * As a script element for the page, to stand before whatever loads Google's tags: it denies everything and then says what
     * was allowed. It holds no text but the names of the flags.
     *
     * @param nonce the page's nonce of its Content-Security-Policy
     * @return HTML, not to be escaped
     * @throws IllegalArgumentException if it is no nonce
     */
    public String script(String nonce) {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException(
                    "A nonce is base64, as in script-src 'nonce-...': pass the one of this page's policy");
        }
        return "<script nonce=\"" + nonce + "\">window.dataLayer=window.dataLayer||[];"
                + "function gtag(){dataLayer.push(arguments)}"
                + "gtag('consent','default'," + flags(Map.of()) + ");"
                + "gtag('consent','update'," + flags(granted) + ");</script>";
    }
}
