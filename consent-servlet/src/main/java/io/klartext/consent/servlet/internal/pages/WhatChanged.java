package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.List;

/** What has changed about a purpose since somebody answered, in words. */
public final class WhatChanged {

    private WhatChanged() {}

    /**
     * The differences between the version that was answered and the one that counts now.
     *
     * @param visit the request
     * @param pending a purpose about which somebody is asked
     * @param language the language to say it in
     * @return one line per difference; empty where nothing changed
     */
    public static List<String> since(Visit visit, PendingPurpose pending, String language) {
        PolicyVersions versions = visit.setup().consents().policies();
        int now = visit.setup().consents().policy().version();
        int answered = pending.answeredVersion();
        if (pending.cause() != Cause.CHANGED || answered > now || versions.version(answered).isEmpty()) {
            return List.of();
        }
        return versions.diff(answered, now)
                .of(pending.purpose())
                .map(diff -> diff.in(language))
                .orElse(List.of());
    }
}
