package io.klartext.consent.internal.record;

import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.LinkFact;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import org.jspecify.annotations.Nullable;

/** What must hold of a fact before it is written. */
final class FactRules {

    private FactRules() {}

    /** Why the fact cannot be recorded; null if it can. */
    static @Nullable Rejected check(AppliedPolicy policy, Fact fact) {
        if (fact instanceof LinkFact) {
            return new Rejected(
                    RejectionReason.ONLY_BY_LINKING,
                    "Links are recorded by linking: call links().register, links().login or links().unlink");
        }
        if (fact instanceof NoticeShown shown
                && !ChoiceRules.isPublished(policy, shown.policyVersion(), shown.language(), shown.noticeHash())) {
            return new Rejected(
                    RejectionReason.STALE_NOTICE,
                    "No published version has that notice: take it from policy().notice(language)");
        }
        return null;
    }
}
