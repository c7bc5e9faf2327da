package io.klartext.consent.explain;

import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why one person sees one offer. Only ids, enums and the values that entered; the words come from the policy and the
 * message bundles when it is rendered.
 *
 * <p>Making one throws {@link IllegalArgumentException} if a personalised offer has no factor, or another one has some.
 *
 * @param offer what is offered
 * @param basis on what the offer rests
 * @param purpose the purpose for which data was read, or would have been
 * @param legalBasis the purpose's legal basis; empty if the policy does not know the purpose
 * @param policyVersion the version of the policy that was applied
 * @param factors what was read, by data category; what a person would not expect comes first; empty unless personalised
 * @param allowedBy the event that allowed it, such as the grant; empty where no event was needed
 * @param allowedUntil until when it is allowed; empty if time alone does not end it
 * @param automation what a machine did about it; empty if neither the purpose nor the offer says that one did
 * @param controls what the person can do about it
 */
public record Explanation(
        Offer offer,
        Basis basis,
        PurposeId purpose,
        Optional<LegalBasis> legalBasis,
        int policyVersion,
        List<Factor> factors,
        Optional<EventId> allowedBy,
        Optional<Instant> allowedUntil,
        Optional<Automation> automation,
        List<Control> controls) {

    public Explanation {
        factors = List.copyOf(factors);
        controls = List.copyOf(controls);
        if ((basis == Basis.PERSONALISED) == factors.isEmpty()) {
            throw new IllegalArgumentException("An offer is personalised if, and only if, it has factors");
        }
    }

    /**
     * Whether data about this person changed the price: that is always said openly, and never folded away.
     *
     * @return true for a personalised price
     */
    public boolean isPersonalisedPrice() {
        return basis == Basis.PERSONALISED && offer.effect() == Offer.Effect.PRICE;
    }

    /**
     * The same with other factors.
     *
     * @param others at least one where there were some, none where there were none
     * @return a new explanation
     */
    public Explanation with(List<Factor> others) {
        return new Explanation(
                offer,
                basis,
                purpose,
                legalBasis,
                policyVersion,
                others,
                allowedBy,
                allowedUntil,
                automation,
                controls);
    }

    /**
     * The same about an offer that is described otherwise, such as with a title.
     *
     * @param described the same offer
     * @return a new explanation
     */
    public Explanation with(Offer described) {
        return new Explanation(
                described,
                basis,
                purpose,
                legalBasis,
                policyVersion,
                factors,
                allowedBy,
                allowedUntil,
                automation,
                controls);
    }
}
