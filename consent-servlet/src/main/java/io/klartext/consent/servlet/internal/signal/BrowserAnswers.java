package io.klartext.consent.servlet.internal.signal;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.form.ChoiceRecorder;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a browser says by the {@code ADPC} header. A browser repeats it with every request, so all of it goes by what
 * stands: a no is recorded unless one stands, and nothing new is written for what stands already. A yes counts only in
 * answer to our own request for the text that counts now, and never against a no that the person said on a page.
 *
 * <p>It is taken before anything else of a request is answered, and never breaks a page: if a no cannot be recorded,
 * nothing optional is allowed in that request.
 */
public final class BrowserAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserAnswers.class);

    private final Setup setup;
    private final BrowserNo no;
    private final BrowserYes yes;

    /**
     * Answers of this shop's visitors.
     *
     * @param setup the door
     */
    public BrowserAnswers(Setup setup) {
        this.setup = setup;
        this.no = new BrowserNo(setup);
        this.yes = new BrowserYes(setup, new ChoiceRecorder(setup));
    }

    /**
     * Whether a browser sends withdrawals with its requests, which end what is allowed on a page.
     *
     * @param visit the request
     * @return true if this one carries any
     */
    public static boolean withdraws(Visit visit) {
        AdpcHeader said = AdpcHeader.of(visit.request());
        return said.withdrawAll() || !said.withdraw().isEmpty();
    }

    /**
     * Takes the answers of a request, if there are any. Never throws.
     *
     * @param visit the request
     */
    public void take(Visit visit) {
        AdpcHeader said = AdpcHeader.of(visit.request());
        if (said.isSilent() || visit.person() instanceof Person.Unsure) {
            return;
        }
        try {
            Policy policy = setup.consents().policy();
            if (!no.record(visit, policy, said)) {
                visit.isUnsure();
            } else if (!said.consent().isEmpty()) {
                yes.record(visit, policy, said);
            }
        } catch (RuntimeException e) {
            LOG.warn("What a browser said could not be recorded ({}); it denies", e.getClass().getName());
            visit.isUnsure();
        }
    }
}
