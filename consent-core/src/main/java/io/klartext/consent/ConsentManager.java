package io.klartext.consent;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The door: records choices, answers checks, hands out views of profiles. One instance serves a whole shop; it is safe
 * for use by any number of threads.
 *
 * <p>A check never throws and never falls open: an unknown purpose, a missing policy or a dead store is a denial with a
 * reason. A write answers with an {@link Outcome}. Only set-up throws.
 */
public interface ConsentManager extends ConsentExplanations, AutoCloseable {

    /**
     * Starts to set up a manager.
     *
     * @return a builder
     */
    static ConsentManagerBuilder builder() {
        return new ConsentManagerBuilder();
    }

    /**
     * Records what a person said about one purpose.
     *
     * @param subject who said it
     * @param choice what was said
     * @param evidence what proves it
     * @return {@code Recorded} once it is durable and this node acts on it; never null, never an exception
     */
    default Outcome record(SubjectId subject, Choice choice, Evidence evidence) {
        return record(subject, List.of(choice), evidence);
    }

    /**
     * Records what a person said about several purposes in one answer: one event per purpose, all of them or none.
     *
     * @param subject who said it
     * @param choices at least one, each about another purpose
     * @param evidence what proves them
     * @return {@code Recorded} once they are durable and this node acts on them
     */
    Outcome record(SubjectId subject, List<Choice> choices, Evidence evidence);

    /**
     * Records a yes to every purpose that rests on consent: one event per purpose. What needs an explicit grant is left out
     * unless the evidence is {@linkplain Evidence#explicitly() explicit}.
     *
     * @param subject who said it
     * @param evidence what proves it
     * @return {@code Recorded} once they are durable and this node acts on them
     */
    Outcome acceptAll(SubjectId subject, Evidence evidence);

    /**
     * Records a no to every purpose that can be declined: a refusal of what rests on consent, an objection to what rests on
     * the shop's interest; one event per purpose.
     *
     * @param subject who said it
     * @param evidence what proves it
     * @return {@code Recorded} once they are durable and this node acts on them
     */
    Outcome refuseAll(SubjectId subject, Evidence evidence);

    /**
     * Records a fact that is no choice: that a notice was {@linkplain io.klartext.consent.ledger.NoticeShown shown}, a
     * {@linkplain io.klartext.consent.ledger.Restriction restriction}, until when somebody is a
     * {@linkplain io.klartext.consent.ledger.Minority minor}.
     *
     * @param subject whom it is about
     * @param fact what is recorded
     * @param actor who enters it
     * @return {@code Recorded} once it is durable and this node acts on it
     */
    Outcome record(SubjectId subject, Fact fact, Actor actor);

    /**
     * The same with an idempotency key: the same request sent twice is one event.
     *
     * @param subject whom it is about
     * @param fact what is recorded
     * @param actor who enters it
     * @param key the caller's key
     * @return {@code Recorded} once it is durable and this node acts on it
     */
    Outcome record(SubjectId subject, Fact fact, Actor actor, EventId key);

    /**
     * Records choices that were made before: in another system, on paper, or in a record that is imported. They answer the
     * version that counted then, which must be published here, and their lifetimes run from when they were given.
     *
     * @param subject who made them
     * @param given at least one, in the order in which they were made; several about one purpose are in order
     * @param key the caller's idempotency key, at most 100 characters
     * @return {@code Recorded} once all are durable and this node acts on them; none is otherwise
     */
    Outcome carryOver(SubjectId subject, List<GivenChoice> given, EventId key);

    /**
     * What an account takes over from a visitor.
     *
     * @return always the same object
     */
    ConsentLinks links();

    /**
     * May data of this person be used for this purpose? For calls without a browser.
     *
     * @param subject whose data
     * @param purpose for what
     * @return the decision; never null, never an exception
     */
    @Override
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
     * applied. Not for the hot path.
     *
     * @param subject whose data
     * @param purpose for what
     * @param at the instant
     * @return the decision, the choice that decided, and the text that was shown
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    PastDecision checkAt(SubjectId subject, PurposeId purpose, Instant at);

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

    /**
     * Everything that was recorded about a person.
     *
     * @param subject whom
     * @return the events, in order
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    ConsentHistory history(SubjectId subject);

    /**
     * A profile as a purpose may see it.
     *
     * @param subject whose profile
     * @param purpose for what
     * @param profile a {@code Map}, a record, a bean or a {@code JsonNode}
     * @return a view; empty if the purpose is denied
     */
    default ProfileView view(SubjectId subject, PurposeId purpose, Object profile) {
        return view(check(subject, purpose), () -> profile);
    }

    /**
     * A profile as a purpose may see it; the profile is fetched only when something is read that may be.
     *
     * @param subject whose profile
     * @param purpose for what
     * @param profile gives the profile; not called at all if the purpose is denied
     * @return a view; empty if the purpose is denied
     */
    default ProfileView view(SubjectId subject, PurposeId purpose, Supplier<?> profile) {
        return view(check(subject, purpose), profile);
    }

    /**
     * A profile under a decision of this manager, such as one that was made with a request's browser signals.
     *
     * @param decision an answer of this manager
     * @param profile gives the profile; not called at all if the decision is a denial
     * @return a view
     */
    ProfileView view(Decision decision, Supplier<?> profile);

    /**
     * The policy that counts now.
     *
     * @return the policy
     * @throws ConsentException if none is effective yet
     */
    Policy policy();

    /**
     * All published versions of the policy.
     *
     * @return the versions
     */
    PolicyVersions policies();

    /**
     * Publishes another version of the policy while the shop runs. It counts from its {@code effectiveFrom} on: here at
     * once, on other nodes with their next poll. Nobody's record is touched, however many there are; who is asked again
     * follows from what changed.
     *
     * @param policy a version with a number of its own; publishing the same content again does nothing
     * @throws io.klartext.consent.policy.PolicyException if it cannot stand beside the versions that are published
     * @throws io.klartext.consent.store.StoreException if the store cannot answer; publishing again is safe
     */
    void publish(Policy policy);

    /** Stops the background work. The store stays open: whoever made it closes it. */
    @Override
    void close();
}
