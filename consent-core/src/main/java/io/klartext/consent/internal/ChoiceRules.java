package io.klartext.consent.internal;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of choices and their evidence before anything is written. */
final class ChoiceRules {

    private ChoiceRules() {}

    /** Why the choices cannot be recorded under this policy; null if they can. */
    static @Nullable Rejected check(AppliedPolicy policy, List<Choice> choices, Evidence evidence) {
        Set<PurposeId> purposes = new HashSet<>();
        for (Choice choice : choices) {
            Rejected rejected = check(policy, choice, evidence);
            if (rejected != null) {
                return rejected;
            }
            purposes.add(choice.purpose());
        }
        if (choices.isEmpty() || purposes.size() != choices.size()) {
            return new Rejected(
                    RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE,
                    "Give at least one choice, and one only for each purpose");
        }
        return null;
    }

    private static @Nullable Rejected check(AppliedPolicy policy, Choice choice, Evidence evidence) {
        if (!choice.purpose().equals(PurposeId.DIRECT_MARKETING)) {
            AppliedPurpose purpose = policy.purpose(choice.purpose());
            if (purpose == null) {
                return new Rejected(
                        RejectionReason.UNKNOWN_PURPOSE,
                        "Policy version " + policy.version() + " has no such purpose: declare it, or ask for another");
            }
            if (purpose.purpose().legalBasis().required()) {
                return new Rejected(
                        RejectionReason.NOTHING_TO_CHOOSE,
                        "The purpose " + choice.purpose() + " rests on "
                                + purpose.purpose().legalBasis().word() + ": do not ask for it");
            }
        }
        if (choice.kind() == ChoiceKind.GRANTED && evidence.method() == Method.BROWSER_SIGNAL) {
            return new Rejected(RejectionReason.SIGNAL_CANNOT_GRANT, "No browser signal creates consent");
        }
        return wasShown(policy, choice, evidence)
                ? null
                : new Rejected(
                        RejectionReason.STALE_NOTICE,
                        "The evidence names a notice that does not count now: show the notice of policy version "
                                + policy.version() + " and ask again");
    }

    /** A yes answers the text that counts now; a no is good in answer to any text that was ever published. */
    private static boolean wasShown(AppliedPolicy policy, Choice choice, Evidence evidence) {
        if (choice.kind() == ChoiceKind.GRANTED && evidence.policyVersion() != policy.version()) {
            return false;
        }
        Optional<Notice> notice =
                policy.versions().version(evidence.policyVersion()).map(shown -> shown.notice(evidence.language()));
        return notice.isPresent()
                && notice.get().language().equals(evidence.language())
                && notice.get().hash().equals(evidence.noticeHash());
    }
}
