package io.klartext.consent.internal.explain;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.RefusedOfferException;
import io.klartext.consent.internal.meter.Meters;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the offers that were not shown because their factors are not allowed, and tells each reason once. */
public final class DroppedOffers {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedOffers.class);

    /** Reasons come from code and models, not from requests; the bound is for those that make them up. */
    private static final int MOST = 200;

    private final Meters meters;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Counts into meters. */
    public DroppedOffers(Meters meters) {
        this.meters = meters;
    }

    /** Counts one. */
    public void count(Decision decision, RefusedOfferException refused) {
        meters.dropped(decision, refused.refusal());
        String message = String.valueOf(refused.getMessage());
        if (told.size() < MOST && told.add(message)) {
            LOG.warn("An offer is not shown. {}", message);
        }
    }
}
