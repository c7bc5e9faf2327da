package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers for whoever is asking. Somebody with an id is answered by the store; anybody else by the same table of
 * decisions from the state that the browser brings along. Nothing here throws.
 */
final class PersonalDecision {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDecision.class);

    /** What nobody can read denies everything optional. */
    private static final SubjectState UNSURE =
            new SubjectState(0, Map.of(), true, false, Optional.empty(), Optional.empty(), 0);

    private PersonalDecision() {}

    /** What stands for somebody without an id. */
    static SubjectState stateOf(Person person) {
        if (person instanceof Person.OnlyRefused refused) {
            return refused.refusals().state();
        }
        return person instanceof Person.Unsure ? UNSURE : SubjectState.empty();
    }

    static Decision of(ConsentManager consents, Person person, PurposeId purpose, Signals signals) {
        try {
            return person instanceof Person.Known known
                    ? consents.check(known.id(), purpose, signals)
                    : consents.check(stateOf(person), purpose, signals);
        } catch (RuntimeException e) {
            LOG.error("A check failed with {}; it is denied", e.getClass().getName());
            return new Decision(purpose, Reason.UNAVAILABLE, null, 0, null, null);
        }
    }

    static Map<PurposeId, Decision> all(ConsentManager consents, Person person, Signals signals) {
        try {
            if (person instanceof Person.Known known) {
                return consents.checkAll(known.id(), signals);
            }
            SubjectState state = stateOf(person);
            Map<PurposeId, Decision> all = new LinkedHashMap<>();
            for (Purpose purpose : consents.policy().purposes()) {
                all.put(purpose.id(), consents.check(state, purpose.id(), signals));
            }
            return Collections.unmodifiableMap(all);
        } catch (RuntimeException e) {
            LOG.error(
                    "The checks failed with {}; nothing is allowed",
                    e.getClass().getName());
            return Map.of();
        }
    }

    static FeatureDecision feature(ConsentManager consents, Person person, String feature, Signals signals) {
        Map<PurposeId, Decision> all = all(consents, person, signals);
        return all.isEmpty()
                ? new FeatureDecision(feature, false, List.of())
                : FeatureDecision.of(consents.policy().feature(feature), feature, all);
    }

    static List<PendingPurpose> pending(ConsentManager consents, Person person, Signals signals) {
        try {
            return person instanceof Person.Known known
                    ? consents.pending(known.id(), signals)
                    : consents.pending(stateOf(person), signals);
        } catch (RuntimeException e) {
            LOG.error(
                    "It could not be found out what may be asked ({}); nothing is",
                    e.getClass().getName());
            return List.of();
        }
    }
}
