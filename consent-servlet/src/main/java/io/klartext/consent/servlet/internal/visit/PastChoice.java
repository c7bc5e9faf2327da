package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.GivenChoice;
import java.util.Optional;

/**
 * What somebody said once.
 *
 * @param place in their order, from 1
 * @param given what, when and by which act
 * @param event as it was recorded; empty for a refusal that only the browser's cookie holds
 */
public record PastChoice(long place, GivenChoice given, Optional<ChoiceEvent> event) {

    static PastChoice of(ChoiceEvent event) {
        return new PastChoice(event.sequence(), GivenChoice.of(event), Optional.of(event));
    }
}
