package io.klartext.consent.internal;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.policy.Purpose;

/**
 * A purpose of the policy that counts now, with what a check needs prepared.
 *
 * @param index its place in the arrays of prebuilt decisions
 * @param purpose the purpose
 * @param minimumVersion the oldest version whose grants are still good
 * @param unavailable the answer when the subject's state cannot be had
 * @param meter counts its checks
 */
record AppliedPurpose(int index, Purpose purpose, int minimumVersion, Decision unavailable, CheckMeter meter) {

    static AppliedPurpose of(int index, Purpose purpose, int minimumVersion, int policyVersion, CheckMeter meter) {
        boolean goesOn = purpose.whenUnavailable() == Purpose.WhenUnavailable.ALLOW
                && purpose.legalBasis().required();
        Reason reason = goesOn ? Reason.REQUIRED_UNAVAILABLE : Reason.UNAVAILABLE;
        return new AppliedPurpose(
                index,
                purpose,
                minimumVersion,
                new Decision(purpose.id(), reason, purpose.legalBasis(), policyVersion, null, null),
                meter);
    }

    boolean hears(Signals signals) {
        if (signals.present().isEmpty() || purpose.listensTo().isEmpty()) {
            return false;
        }
        return purpose.listensTo().stream().anyMatch(signals.present()::contains);
    }
}
