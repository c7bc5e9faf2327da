package io.klartext.consent;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentHistory;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.Access;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The door: records choices, answers checks, hands out views of profiles. One instance serves a whole shop; it is safe
 * for use by any number of threads.
 *
 * <p>A check never throws and never falls open: an unknown purpose, a missing policy or a dead store is a denial with a
 * reason. A write answers with an {@link Outcome}. Only set-up throws.
 */
public interface ConsentManager extends ConsentChecks, AutoCloseable {

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
     * {@linkplain io.klartext.consent.ledger.Minority minor}, a
     * {@linkplain io.klartext.consent.ledger.Disclosure disclosure} that was made elsewhere.
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
     * Erases a person (GDPR 17): destroys the id, everything personal about the events, what stands, and the history of
     * explanations. What stays as proof, about nobody, is that choices of some kinds were made at some times under some
     * texts. From then on every check of the id is denied, a purpose of contract or law too, and links to explanations that
     * were made for the person open for nobody; other nodes follow within the freshness bound.
     *
     * <p>Whatever is recorded under the id later is about a new subject. Erasing again before that changes nothing. A
     * visitor whose choices an account took over is a subject of its own, and so is each other account. What a shop keeps
     * elsewhere, and what it gave to recipients, it erases itself (GDPR 17(2), 19).
     *
     * @param subject whom
     * @param actor who does it; not kept
     * @return {@code Recorded} once it is durable and this node acts on it, without events if there was nothing to do
     */
    Outcome erase(SubjectId subject, Actor actor);

    /**
     * What an account takes over from a visitor.
     *
     * @return always the same object
     */
    ConsentLinks links();

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
     * Explains an offer that something else selected, such as a model: its factors are handed in, and refused where the
     * policy does not declare them for the purpose.
     *
     * @param decision an answer of this manager, under which it was selected
     * @param offer what is offered
     * @return a builder
     */
    ExplanationBuilder explain(Decision decision, Offer offer);

    /**
     * Selects for a person, and can tell how much each factor mattered.
     *
     * @param <T> what is selected
     * @param subject for whom
     * @param purpose for what the profile is read
     * @param profile a {@code Map}, a record, a bean or a {@code JsonNode}
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    default <T> Selection<T> select(SubjectId subject, PurposeId purpose, Object profile, Selector<T> selector) {
        return select(() -> check(subject, purpose), () -> profile, selector);
    }

    /**
     * The same; the profile is fetched only when something is read that may be.
     *
     * @param <T> what is selected
     * @param subject for whom
     * @param purpose for what the profile is read
     * @param profile gives the profile; not called at all if the purpose is denied
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    default <T> Selection<T> select(SubjectId subject, PurposeId purpose, Supplier<?> profile, Selector<T> selector) {
        return select(() -> check(subject, purpose), profile, selector);
    }

    /**
     * The same under a check of your own, such as one with a request's browser signals.
     *
     * @param <T> what is selected
     * @param check asks this manager; called once now, and again before the selector is run to find an influence
     * @param profile gives the profile; not called at all if the purpose is denied
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    <T> Selection<T> select(Supplier<Decision> check, Supplier<?> profile, Selector<T> selector);

    /**
     * The explanation of a showing that this node has {@linkplain Selection#key kept}, with how much each factor mattered. It
     * is found out once, when somebody first asks.
     *
     * @param subject who asks
     * @param key the key of the showing
     * @return the explanation; empty if it is not kept here any more, is another person's, or its purpose is denied by now
     */
    default Optional<Explanation> influence(SubjectId subject, String key) {
        return influence(subject, key, purpose -> check(subject, purpose));
    }

    /**
     * The same under a check of your own, such as one with a request's browser signals.
     *
     * @param subject who asks
     * @param key the key of the showing
     * @param check asks this manager about the purpose of the showing
     * @return the explanation; empty if it is not kept here any more, is another person's, or its purpose is denied by now
     */
    Optional<Explanation> influence(SubjectId subject, String key, Function<PurposeId, Decision> check);

    /**
     * Opens somebody's data to a member of staff, a guardian or a processor. The purpose is checked, as in a call without a
     * browser, and the disclosure is recorded durably before anything can be read; without that record nothing is shown.
     * It is part of what the person may know (GDPR 15). A refused attempt discloses nothing and is not recorded: it is
     * counted, by purpose and reason.
     *
     * @param actor who looks, by an opaque id; never the person
     * @param subject whose data
     * @param purpose for what
     * @param attributes the paths that are needed, as the policy writes them; all of them must be declared for the purpose
     * @return what became of it; never null, never an exception
     */
    Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes);

    /**
     * The same with an idempotency key: the same request sent twice is one disclosure. Each look takes a key of its own.
     *
     * @param actor who looks, by an opaque id; never the person
     * @param subject whose data
     * @param purpose for what
     * @param attributes the paths that are needed, as the policy writes them; all of them must be declared for the purpose
     * @param key the caller's key
     * @return what became of it; never null, never an exception
     */
    Access access(Actor actor, SubjectId subject, PurposeId purpose, Set<String> attributes, EventId key);

    /**
     * The name under which a person is known for one purpose, and for no other: for data that leaves the shop or lies apart.
     * Without the keys nobody can tell that two names are one person, nor whose they are. It checks nothing: ask
     * {@link #check} whether the data may be used.
     *
     * <p>It is an HMAC-SHA-256 under the first key of the ring, so it is the same on every node and after every restart while
     * that key stays in front. A new key in front makes new names.
     *
     * @param subject who; an account and a visitor of the same value are two people
     * @param purpose for what; it need not be in the policy, so that data under an old name can still be found
     * @return 43 characters of base64url
     * @throws ConsentException if the builder got no keys
     */
    String pseudonym(SubjectId subject, PurposeId purpose);

    /**
     * What people were shown, and why, if the shop keeps it.
     *
     * @return always the same object
     */
    ExplanationHistory explanations();

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
