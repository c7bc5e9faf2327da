package io.klartext.consent.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of a request to look at somebody's data. It is allowed only if the purpose was allowed and the disclosure
 * stands in the ledger; whatever else happened, nothing is shown.
 *
 * <p>An access is for one look: what the person says afterwards does not reach one that was granted before. Immutable and
 * thread-safe; a view is confined to one thread.
 */
public final class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private final Decision decision;
    private final Outcome outcome;
    private final Set<String> attributes;
    private final BiFunction<Decision, Supplier<?>, ProfileView> views;

    private Access(
            Decision decision,
            Outcome outcome,
            Set<String> attributes,
            BiFunction<Decision, Supplier<?>, ProfileView> views) {
        this.decision = decision;
        this.outcome = outcome;
        this.attributes = attributes;
        this.views = views;
    }

    /**
     * Records a disclosure if its purpose is allowed. Applications do not call it; they ask a {@code ConsentManager}.
     *
     * @param decision the answer to the check of the purpose
     * @param attributes the paths that are asked for
     * @param ledger records the disclosure; not called if nothing may be disclosed
     * @param views makes the view of a profile under a decision
     * @return what became of it
     */
    public static Access of(
            Decision decision,
            Set<String> attributes,
            Function<Disclosure, Outcome> ledger,
            BiFunction<Decision, Supplier<?>, ProfileView> views) {
        Set<String> asked = Set.copyOf(attributes);
        return new Access(decision, outcome(decision, asked, ledger), asked, views);
    }

    private static Outcome outcome(Decision decision, Set<String> asked, Function<Disclosure, Outcome> ledger) {
        if (!decision.allowed()) {
            LOG.info("An access for {} was refused: the check said {}", decision.purpose(), decision.reason());
            return new Rejected(
                    RejectionReason.NOT_ALLOWED, "Nothing is disclosed: the check said " + decision.reason());
        }
        if (asked.isEmpty()) {
            return new Rejected(
                    RejectionReason.NOT_DECLARED, "Say which attributes are needed, as the policy writes them");
        }
        return ledger.apply(Disclosure.of(decision.purpose(), asked, decision.policyVersion()));
    }

    /**
     * The answer to the check of the purpose.
     *
     * @return the decision
     */
    public Decision decision() {
        return decision;
    }

    /**
     * What became of the record of the disclosure.
     *
     * @return {@code Recorded} once it is durable; {@code Rejected} if nothing may be disclosed or nothing could be written;
     *     {@code Unknown} if nobody can say: ask again with the same key
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Whether data may be looked at.
     *
     * @return true if the purpose is allowed and the disclosure is recorded
     */
    public boolean allowed() {
        return decision.allowed() && outcome.isRecorded();
    }

    /**
     * The profile, limited to exactly the attributes that were asked for and recorded.
     *
     * @param profile gives the profile; not called unless the access is {@linkplain #allowed() allowed}
     * @return a view; if the access is not allowed it is empty and under a denial, the check's own or
     *     {@code UNAVAILABLE} where the disclosure is not recorded
     */
    public ProfileView view(Supplier<?> profile) {
        return new LimitedProfileView(
                views.apply(allowed() || !decision.allowed() ? decision : notRecorded(), profile), attributes);
    }

    private Decision notRecorded() {
        return new Decision(
                decision.purpose(),
                Reason.UNAVAILABLE,
                decision.basis().orElse(null),
                decision.policyVersion(),
                null,
                null);
    }

    /** Whether it is allowed, and why: without attributes or a person, fit for a log. */
    @Override
    public String toString() {
        return "Access[" + decision + ", " + outcome.getClass().getSimpleName() + "]";
    }
}
