package io.klartext.consent.decision;

import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a check. Immutable, prebuilt for each subject, and without personal data: {@link #toString()} is fit for
 * a log.
 */
public final class Decision {

    private final PurposeId purpose;
    private final Reason reason;
    private final @Nullable LegalBasis basis;
    private final int policyVersion;
    private final @Nullable EventId event;
    private final @Nullable Instant validUntil;

    /**
     * A decision. Applications do not make decisions; they ask a {@code ConsentManager}.
     *
     * @param purpose the purpose that was asked for
     * @param reason why it is as it is
     * @param basis the purpose's legal basis; null if the purpose is unknown
     * @param policyVersion the version that was applied; 0 if none is effective
     * @param event the event that decided; null if none did
     * @param validUntil when the answer ends by itself; null if time alone does not change it
     */
    public Decision(
            PurposeId purpose,
            Reason reason,
            @Nullable LegalBasis basis,
            int policyVersion,
            @Nullable EventId event,
            @Nullable Instant validUntil) {
        this.purpose = purpose;
        this.reason = reason;
        this.basis = basis;
        this.policyVersion = policyVersion;
        this.event = event;
        this.validUntil = validUntil;
    }

    /**
     * Whether data may be used for the purpose.
     *
     * @return true if it may
     */
    public boolean allowed() {
        return reason.allowed();
    }

    /**
     * The purpose that was asked for.
     *
     * @return its id
     */
    public PurposeId purpose() {
        return purpose;
    }

    /**
     * Why the answer is as it is.
     *
     * @return the first reason that applied
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The purpose's legal basis.
     *
     * @return the basis; empty if the purpose is unknown
     */
    public Optional<LegalBasis> basis() {
        return Optional.ofNullable(basis);
    }

    /**
     * The version of the policy that was applied.
     *
     * @return its number; 0 if none is effective
     */
    public int policyVersion() {
        return policyVersion;
    }

    /**
     * The event that decided, such as the grant or the refusal.
     *
     * @return its id; empty where no choice decided
     */
    public Optional<EventId> event() {
        return Optional.ofNullable(event);
    }

    /**
     * When the answer ends by itself: a grant runs out, a minor comes of age, or another version of the policy begins to
     * count. A long job
     * asks again then, and at least once every freshness bound, because a person may say no at any time.
     *
     * @return the instant from which the answer no longer holds; empty if time alone does not change it
     */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision decision
                && purpose.equals(decision.purpose)
                && reason == decision.reason
                && basis().equals(decision.basis())
                && policyVersion == decision.policyVersion
                && event().equals(decision.event())
                && validUntil().equals(decision.validUntil());
    }

    @Override
    public int hashCode() {
        return Objects.hash(purpose, reason);
    }

    /** One line for a log: purpose, answer, reason, basis and version. */
    @Override
    public String toString() {
        return purpose + (allowed() ? " allowed " : " denied ") + reason
                + (basis == null ? "" : ", basis " + basis.word())
                + ", policy version " + policyVersion
                + (event == null ? "" : ", event " + event)
                + (validUntil == null ? "" : ", until " + validUntil);
    }
}
