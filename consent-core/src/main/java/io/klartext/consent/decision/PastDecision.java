package io.klartext.consent.decision;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.policy.Notice;
import java.time.Instant;
import java.util.Optional;

/**
 * What a check would have answered at a past instant, from the ledger: proof for an auditor (GDPR 5(2), 7(1)). Browser
 * signals are no part of it; they are recorded only with a choice.
 *
 * @param at the instant
 * @param decision the answer under what had been recorded and published by then
 * @param event the choice that decided; empty where none did
 * @param shown the very text that was shown when that choice was made, rebuilt from the published policy; empty where there
 *     is none, or where it is not what was shown any more
 */
public record PastDecision(Instant at, Decision decision, Optional<ChoiceEvent> event, Optional<Notice> shown) {}
