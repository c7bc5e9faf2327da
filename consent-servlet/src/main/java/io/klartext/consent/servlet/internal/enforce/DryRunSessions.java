package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.servlet.internal.visit.Options;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In which sessions the rules are only tried. */
final class DryRunSessions {

    private static final Logger LOG = LoggerFactory.getLogger(DryRunSessions.class);

    private final Predicate<HttpServletRequest> sessions;

    DryRunSessions(Options options) {
        this.sessions = options.pages().dryRun();
    }

    /** Whatever goes wrong, the rules apply. */
    boolean include(HttpServletRequest request) {
        try {
            return sessions.test(request);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The shop could not say whether this is a dry run ({}); the page rules apply",
                    e.getClass().getName());
            return false;
        }
    }
}
