package io.klartext.consent;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The questions to the {@linkplain ConsentManager door}: may data be used, was it, and who may be asked. Safe for use by any
 * number of threads.
 *
 * <p>A check never throws and never falls open: what cannot be answered is a denial with a reason.
 */
public interface ConsentChecks {

    /**
     * May data of this person be used for this purpose? For calls without a browser.
     *
     * @param subject whose data
     * @param purpose for what
     * @return the decision; never null, never an exception
     */
    default Decision check(SubjectId subject, PurposeId purpose) {
        return check(subject, purpose, Signals.none());
    }

    /**
     * May data of this person be used for this purpose, in a request with these browser signals?
     *
     * @param subject whose data
     * @param purpose for what
     * @param signals the signals of the request
     * @return the decision; never null, never an exception
     */
    Decision check(SubjectId subject, PurposeId purpose, Signals signals);

    /**
     * May data be used for this purpose, of somebody for whom this stands and nothing else? The answer for a visitor without
     * an id, about whom nothing is recorded ({@link SubjectState#empty()}), or whose browser holds all there is. It asks no
     * store.
     *
     * @param state what stands
     * @param purpose for what
     * @param signals the signals of the request
     * @return the decision; never null, never an exception
     */
    Decision check(SubjectState state, PurposeId purpose, Signals signals);

    /**
     * The answers for all purposes of the policy that counts now, all from one state of the person.
     *
     * @param subject whose data
     * @param signals the signals of the request
     * @return the decisions, in the order of the policy; never an exception
     */
    Map<PurposeId, Decision> checkAll(SubjectId subject, Signals signals);

    /**
     * May a feature of the shop work for this person? It may if all purposes that it needs are allowed.
     *
     * @param subject whose data
     * @param feature a feature of the policy, such as {@code call-friends}
     * @return the answer, and which purposes are missing; never an exception
     */
    default FeatureDecision checkFeature(SubjectId subject, String feature) {
        return checkFeature(subject, feature, Signals.none());
    }

    /**
     * May a feature of the shop work for this person, in a request with these browser signals?
     *
     * @param subject whose data
     * @param feature a feature of the policy
     * @param signals the signals of the request
     * @return the answer, and which purposes are missing; never an exception
     */
    FeatureDecision checkFeature(SubjectId subject, String feature, Signals signals);

    /**
     * Was it allowed then, under which text? From the ledger, for audits: what had been recorded and published by then is
     * applied. About somebody who was erased nothing can be said any more. Not for the hot path.
     *
     * @param subject whose data
     * @param purpose for what
     * @param at the instant
     * @return the decision, the choice that decided, and the text that was shown
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    PastDecision checkAt(SubjectId subject, PurposeId purpose, Instant at);

    /**
     * How many subjects of this id were {@linkplain ConsentManager#erase erased}: what was made for somebody in one epoch is
     * nobody's in the next. It goes into whatever is given out of hand and comes back, such as a token in a link.
     *
     * @param subject whose
     * @return 0 for an id that was never erased; empty if it cannot be had, and then nothing of the person's may be shown
     */
    OptionalLong erasureEpoch(SubjectId subject);

    /**
     * About which purposes this person may be asked now, and why. A no is not asked again before its own time.
     *
     * @param subject whom
     * @param signals the signals of the request; who sends one is not asked about what it denies
     * @return in the order of the policy; empty if nothing may be asked, or the person's state cannot be had
     */
    List<PendingPurpose> pending(SubjectId subject, Signals signals);

    /**
     * The same for calls without a browser.
     *
     * @param subject whom
     * @return in the order of the policy
     */
    default List<PendingPurpose> pending(SubjectId subject) {
        return pending(subject, Signals.none());
    }

    /**
     * The same for somebody for whom this stands and nothing else, such as a visitor without an id.
     *
     * @param state what stands
     * @param signals the signals of the request
     * @return in the order of the policy
     */
    List<PendingPurpose> pending(SubjectState state, Signals signals);
}
