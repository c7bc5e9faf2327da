package io.klartext.consent.servlet.adapt;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.adapt.PathPattern;
import java.util.Optional;

/**
 * Paths of the shop that only answer for a purpose.
 *
 * @param path which; {@code *} stands for anything within a segment, {@code **} over segments
 * @param purpose for what
 * @param forward the path inside the web application that answers instead if the purpose is denied; empty for status 403
 */
public record PathRule(String path, PurposeId purpose, Optional<String> forward) {

    public PathRule {
        PathPattern.parse(path);
        if (forward.isPresent() && !Forms.isPath(forward.get())) {
            throw new IllegalArgumentException("A path to forward to is " + Forms.PATH);
        }
    }
}
