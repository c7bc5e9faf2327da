package io.klartext.consent.ledger;

import io.klartext.consent.SubjectId;
import java.util.List;

/**
 * Everything that was recorded about one subject, in order.
 *
 * @param subject whom it is about
 * @param events by sequence; empty if nothing was ever recorded
 */
public record ConsentHistory(SubjectId subject, List<ConsentEvent> events) {

    public ConsentHistory {
        events = List.copyOf(events);
    }
}
