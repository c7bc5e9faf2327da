package io.klartext.consent.model;

import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import java.util.Set;

/** A purpose in plain words: whole days, whole months, names. */
record ModelPurpose(
        PurposeId id,
        LegalBasis basis,
        boolean advertising,
        boolean marketing,
        Set<String> data,
        Set<String> recipients,
        int retentionDays,
        int lifetimeMonths,
        int askAgainMonths,
        boolean automated,
        Set<BrowserSignal> listensTo,
        int text) {

    boolean isConsent() {
        return basis == LegalBasis.CONSENT;
    }
}
