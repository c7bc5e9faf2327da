package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Refusals;
import io.klartext.consent.servlet.internal.identity.Refusals.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a check for whoever is asking. Somebody with an id is answered by the store; anybody else like somebody
 * about whom nothing is recorded, and then by the refusals of the cookie, in the order of the decision table.
 */
final class PersonalDecision {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDecision.class);

    private PersonalDecision() {}

    static Decision of(ConsentManager consents, Person person, PurposeId purpose, Signals signals) {
        try {
            if (person instanceof Person.Known known) {
                return consents.check(known.id(), purpose, signals);
            }
            Decision unknown = consents.checkUnknown(purpose, signals);
            if (person instanceof Person.OnlyRefused refused) {
                return refused(consents, unknown, refused.refusals());
            }
            return person instanceof Person.Unsure ? unsure(unknown) : unknown;
        } catch (RuntimeException e) {
            LOG.error("A check failed with {}; it is denied", e.getClass().getName());
            return new Decision(purpose, Reason.UNAVAILABLE, null, 0, null, null);
        }
    }

    private static Decision refused(ConsentManager consents, Decision unknown, Refusals refusals) {
        Reason reason = unknown.reason();
        if (reason == Reason.REQUIRED || reason == Reason.UNKNOWN_PURPOSE) {
            return unknown;
        }
        Optional<ChoiceKind> said = refusals.of(unknown.purpose()).map(Refusal::kind);
        if (said.equals(Optional.of(ChoiceKind.OBJECTED)) || objectedToMarketing(consents, unknown, refusals)) {
            return because(unknown, Reason.OBJECTED);
        }
        if (said.isEmpty() || reason == Reason.BROWSER_SIGNAL) {
            return unknown;
        }
        return because(unknown, said.get() == ChoiceKind.WITHDRAWN ? Reason.WITHDRAWN : Reason.REFUSED);
    }

    private static boolean objectedToMarketing(ConsentManager consents, Decision unknown, Refusals refusals) {
        return refusals.of(PurposeId.DIRECT_MARKETING).isPresent()
                && consents.policy()
                        .purpose(unknown.purpose())
                        .map(Purpose::directMarketing)
                        .orElse(false);
    }

    private static Decision unsure(Decision unknown) {
        return unknown.reason() == Reason.REQUIRED ? unknown : because(unknown, Reason.UNAVAILABLE);
    }

    private static Decision because(Decision unknown, Reason reason) {
        return new Decision(
                unknown.purpose(),
                reason,
                unknown.basis().orElse(null),
                unknown.policyVersion(),
                null,
                unknown.validUntil().orElse(null));
    }
}
