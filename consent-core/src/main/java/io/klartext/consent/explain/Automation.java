package io.klartext.consent.explain;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.Optional;

/**
 * What a machine did about an offer, and whom to ask (GDPR 13(2)(f), 22(3)).
 *
 * @param decides whether the purpose decides about somebody without a human (GDPR 22)
 * @param model the model that selected, if there was one
 * @param humanReview whom the person can ask for a human's view, as the policy names it
 */
public record Automation(boolean decides, Optional<Model> model, Optional<String> humanReview) {

    /**
     * What a machine did about an offer for a purpose.
     *
     * @param offer the offer
     * @param policy the policy that was applied
     * @param purpose the purpose, as that policy knows it
     * @return the automation; empty if neither the purpose nor the offer says that a machine decided
     */
    public static Optional<Automation> of(Offer offer, Policy policy, Optional<Purpose> purpose) {
        boolean decides = purpose.map(Purpose::automatedDecision).orElse(false);
        return decides || offer.model().isPresent()
                ? Optional.of(new Automation(
                        decides, offer.model(), policy.controller().humanReview()))
                : Optional.empty();
    }
}
