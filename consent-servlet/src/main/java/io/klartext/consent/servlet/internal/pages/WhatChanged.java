package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.List;

/** What has changed about purposes since somebody answered, in words. */
final class WhatChanged {

    private final PolicyVersions versions;
    private final int now;
    private final String language;

    /**
     * Changes up to the version that counts now.
     *
     * @param visit the request
     * @param language the language to say them in
     */
    WhatChanged(Visit visit, String language) {
        ConsentManager consents = visit.setup().consents();
        this.versions = consents.policies();
        this.now = consents.policy().version();
        this.language = language;
    }

    /**
     * The differences between the version that was answered and the one that counts now.
     *
     * @param pending a purpose about which somebody is asked
     * @return one line per difference; empty where nothing changed
     */
    List<String> about(PendingPurpose pending) {
        int answered = pending.answeredVersion();
        if (pending.cause() != Cause.CHANGED
                || answered > now
                || versions.version(answered).isEmpty()) {
            return List.of();
        }
        return versions.diff(answered, now)
                .of(pending.purpose())
                .map(diff -> diff.in(language))
                .orElse(List.of());
    }
}
