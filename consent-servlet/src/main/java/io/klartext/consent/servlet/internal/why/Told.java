package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Explanation;
import java.time.Instant;
import java.util.Optional;

/**
 * An explanation as it was told to one person.
 *
 * @param explanation why the offer is shown
 * @param at when the offer was shown
 * @param showing under which key this node keeps the showing, so that the influence of its factors can be found out
 */
public record Told(Explanation explanation, Instant at, Optional<String> showing) {

    Told with(Explanation shorter) {
        return new Told(shorter, at, showing);
    }
}
