package io.klartext.consent.servlet.internal.mail;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.form.Recording;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.visit.Setup;

/**
 * Records the no of a mail's reader, under the id that the mail went to, whoever else may be logged in. The same mail says it
 * once; if the person has said yes since, it says it again. It never says yes.
 */
final class MailNo {

    private final Setup setup;

    MailNo(Setup setup) {
        this.setup = setup;
    }

    /** Records it. Nothing is left out because a no stands already: what this node knows of that may be old. */
    Recording record(MailToken token, Purpose purpose, Policy shown, String language, Surface surface) {
        ConsentManager consents = setup.consents();
        Decision decision = consents.check(token.subject(), token.purpose());
        Choice choice = new Choice(token.purpose(), kind(purpose, decision.reason()));
        Evidence evidence = Evidence.of(shown.version(), shown.notice(language).hash(), language, Method.BUTTON)
                .onSurface(surface.word());
        Outcome outcome =
                consents.record(token.subject(), choice, evidence.withKey(key(token.nonce(), choice, evidence)));
        boolean again = outcome instanceof Outcome.Recorded recorded
                && recorded.repeated()
                && consents.check(token.subject(), token.purpose()).allowed();
        if (again) {
            byte[] other = new byte[MailToken.NONCE_BYTES];
            setup.random().nextBytes(other);
            outcome = consents.record(token.subject(), choice, evidence.withKey(key(other, choice, evidence)));
        }
        return Recording.of(outcome);
    }

    private static EventId key(byte[] nonce, Choice choice, Evidence evidence) {
        String said = choice.kind().word() + "\n" + evidence.language() + "\n"
                + evidence.surface().orElse("");
        return new EventId(RequestKey.ofMail(nonce, said));
    }

    private static ChoiceKind kind(Purpose purpose, Reason reason) {
        if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
            return ChoiceKind.OBJECTED;
        }
        return switch (reason) {
            case NOT_ASKED, REFUSED -> ChoiceKind.REFUSED;
            default -> ChoiceKind.WITHDRAWN;
        };
    }
}
