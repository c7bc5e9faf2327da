package io.klartext.consent.servlet.internal.signal;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.visit.Seen;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a browser signal that is seen for an account once, as an objection to each purpose that listens to it, so that
 * audiences honour it too (GDPR 21(5)). Only where a shop switched it on. What was granted while the same signal was
 * present stands; a no that stands needs no other.
 *
 * <p>It is tried once per account and signals as long as nothing else is said, and with the first decision that a page reads; a
 * purpose's objection has one key for ever, so that a later yes of the person is not undone by the same signal again.
 */
public final class RememberedSignals {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedSignals.class);
    private static final int MOST = 10_000;

    private final Setup setup;
    private final Seen seen = new Seen(MOST);

    /**
     * Signals of this shop's accounts.
     *
     * @param setup the door, and whether it is switched on
     */
    public RememberedSignals(Setup setup) {
        this.setup = setup;
    }

    /**
     * Records the signals of a request, if there is anything to record. Never throws.
     *
     * @param visit the request
     */
    public void see(Visit visit) {
        if (!setup.options().rememberSignals() || visit.signals().present().isEmpty()) {
            return;
        }
        visit.person()
                .subject()
                .filter(id -> id.kind() == SubjectId.Kind.ACCOUNT)
                .ifPresent(account -> see(visit, account));
    }

    private void see(Visit visit, SubjectId account) {
        try {
            Policy policy = setup.consents().policy();
            String what = policy.version() + " " + visit.signals().present() + " " + account.value() + " "
                    + setup.consents().checkAll(account, Signals.none()).values();
            seen.once(RequestKey.ofBrowser(what), () -> record(visit, policy, account));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A browser signal could not be recorded ({}); it denies all the same",
                    e.getClass().getName());
        }
    }

    private boolean record(Visit visit, Policy policy, SubjectId account) {
        ConsentManager consents = setup.consents();
        Map<PurposeId, Decision> without = consents.checkAll(account, Signals.none());
        Evidence evidence = BrowserEvidence.of(visit, policy, Method.BROWSER_SIGNAL);
        boolean done = true;
        for (Decision decision : consents.checkAll(account, visit.signals()).values()) {
            Decision silent = without.get(decision.purpose());
            if (decision.reason() == Reason.BROWSER_SIGNAL
                    && silent != null
                    && !silent.reason().saidNo()) {
                Outcome outcome = consents.record(
                        account,
                        Choice.objected(decision.purpose()),
                        evidence.withKey(new EventId("signal." + decision.purpose())));
                done &= outcome.isRecorded() || isRepeated(outcome);
            }
        }
        return done;
    }

    /** The same key with other evidence: it was recorded once before, which is enough. */
    private static boolean isRepeated(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.reason() == RejectionReason.KEY_REUSED;
    }
}
