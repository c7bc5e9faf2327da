package io.klartext.consent.decision;

import io.klartext.consent.policy.BrowserSignal;
import java.util.EnumSet;
import java.util.Set;

/**
 * The browser signals of one request. Calls without a browser, such as a batch, pass {@link #none()}.
 *
 * @param present the signals that say no
 */
public record Signals(Set<BrowserSignal> present) {

    private static final Signals NONE = new Signals(Set.of());

    public Signals {
        present = Set.copyOf(present);
    }

    /**
     * No signal.
     *
     * @return the same object each time
     */
    public static Signals none() {
        return NONE;
    }

    /**
     * The signals in a request's headers. {@code Sec-GPC} and {@code DNT} count only if they are exactly {@code 1}.
     *
     * @param gpc whether {@code Sec-GPC: 1} was sent (W3C Global Privacy Control)
     * @param dnt whether {@code DNT: 1} was sent
     * @return the signals
     */
    public static Signals of(boolean gpc, boolean dnt) {
        EnumSet<BrowserSignal> present = EnumSet.noneOf(BrowserSignal.class);
        if (gpc) {
            present.add(BrowserSignal.GPC);
        }
        if (dnt) {
            present.add(BrowserSignal.DNT);
        }
        return present.isEmpty() ? NONE : new Signals(present);
    }
}
