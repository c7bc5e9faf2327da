package io.klartext.consent.internal.decision;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.internal.meter.CheckMeter;
import io.klartext.consent.policy.Purpose;

/**
 * A purpose of the policy that counts now, with what a check needs prepared.
 *
 * @param index its place in the arrays of prebuilt decisions
 * @param purpose the purpose
 * @param minimumVersion the oldest version whose grants are still good
 * @param special whether it may read data of a special category (GDPR 9)
 * @param unavailable the answer when the subject's state cannot be had
 * @param meter counts its checks
 */
public record AppliedPurpose(
        int index, Purpose purpose, int minimumVersion, boolean special, Decision unavailable, CheckMeter meter) {

    static Decision unavailable(Purpose purpose, int policyVersion) {
        boolean goesOn = purpose.whenUnavailable() == Purpose.WhenUnavailable.ALLOW
                && purpose.legalBasis().required();
        Reason reason = goesOn ? Reason.REQUIRED_UNAVAILABLE : Reason.UNAVAILABLE;
        return new Decision(purpose.id(), reason, purpose.legalBasis(), policyVersion, null, null);
    }

    /** Whether any of the signals is one that the purpose listens to. */
    public boolean hears(Signals signals) {
        if (signals.present().isEmpty() || purpose.listensTo().isEmpty()) {
            return false;
        }
        return purpose.listensTo().stream().anyMatch(signals.present()::contains);
    }
}
