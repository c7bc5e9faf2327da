package io.klartext.consent.servlet.internal.signal;

import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.visit.Visit;

/** What proves an answer that a browser gave, in place of the person's own click. */
final class BrowserEvidence {

    private BrowserEvidence() {}

    static Evidence of(Visit visit, Policy policy, Method method) {
        return Evidence.of(policy.notice(visit.language(policy)), method)
                .withSignals(visit.signals().present())
                .onSurface(Surface.BROWSER.word());
    }

    /** The parts of a page are asked for all at once, before any answer has a cookie: the page alone gets one. */
    static boolean isPage(Visit visit) {
        String mode = visit.request().getHeader("Sec-Fetch-Mode");
        return !visit.response().isCommitted() && (mode == null || mode.equals("navigate"));
    }
}
