package io.klartext.consent.internal.record;

import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of choices and their evidence before anything is written. */
final class ChoiceRules {

    private ChoiceRules() {}

    /** Why the choices cannot be recorded under this policy; null if they can. */
    static @Nullable Rejected check(AppliedPolicy policy, List<Choice> choices, Evidence evidence, Instant now) {
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
        return checkTime(evidence, now);
    }

    /** Why choices from before cannot be recorded; null if they can. They answer whatever text counted then. */
    static @Nullable Rejected checkGiven(AppliedPolicy policy, List<GivenChoice> given, Instant now) {
        if (given.isEmpty()) {
            return new Rejected(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE, "Give at least one choice");
        }
        for (GivenChoice choice : given) {
            Rejected rejected = checkGiven(policy, choice.choice(), choice.evidence());
            if (rejected == null) {
                rejected = checkTime(choice.evidence(), now);
            }
            if (rejected != null) {
                return rejected;
            }
        }
        return null;
    }

    /** What was asked for then counts, whether or not the policy still knows it: it may come back. */
    private static @Nullable Rejected checkGiven(AppliedPolicy policy, Choice choice, Evidence evidence) {
        Optional<Policy> shown = policy.versions().version(evidence.policyVersion());
        if (shown.isEmpty()
                || !isPublished(policy, evidence.policyVersion(), evidence.language(), evidence.noticeHash())) {
            return new Rejected(
                    RejectionReason.STALE_NOTICE,
                    "No published version has the notice that the evidence names: publish that version first");
        }
        Rejected rejected = checkPurpose(shown.get(), choice);
        return rejected == null ? checkMethod(choice, evidence) : rejected;
    }

    private static @Nullable Rejected checkTime(Evidence evidence, Instant now) {
        return evidence.givenAt().filter(given -> given.isAfter(now)).isPresent()
                ? new Rejected(RejectionReason.GIVEN_IN_THE_FUTURE, "Nobody can have said it later than now")
                : null;
    }

    private static @Nullable Rejected check(AppliedPolicy policy, Choice choice, Evidence evidence) {
        Rejected rejected = checkPurpose(policy.policy().orElse(null), choice);
        if (rejected == null) {
            rejected = checkMethod(choice, evidence);
        }
        if (rejected == null && !wasShown(policy, choice, evidence)) {
            rejected = new Rejected(
                    RejectionReason.STALE_NOTICE,
                    "The evidence names a notice that does not count now: show the notice of policy version "
                            + policy.version() + " and ask again");
        }
        return rejected;
    }

    private static @Nullable Rejected checkPurpose(@Nullable Policy policy, Choice choice) {
        if (choice.purpose().equals(PurposeId.DIRECT_MARKETING)) {
            return null;
        }
        Purpose purpose =
                policy == null ? null : policy.purpose(choice.purpose()).orElse(null);
        if (purpose == null) {
            return new Rejected(
                    RejectionReason.UNKNOWN_PURPOSE,
                    policy == null
                            ? "No policy is effective yet: check effectiveFrom of the published versions"
                            : "Policy version " + policy.version()
                                    + " has no such purpose: declare it, or ask for another");
        }
        if (purpose.legalBasis().required()) {
            return new Rejected(
                    RejectionReason.NOTHING_TO_CHOOSE,
                    "The purpose " + choice.purpose() + " rests on "
                            + purpose.legalBasis().word() + ": do not ask for it");
        }
        return null;
    }

    private static @Nullable Rejected checkMethod(Choice choice, Evidence evidence) {
        return choice.kind() == ChoiceKind.GRANTED && evidence.method() == Method.BROWSER_SIGNAL
                ? new Rejected(RejectionReason.SIGNAL_CANNOT_GRANT, "No browser signal creates consent")
                : null;
    }

    /** A yes answers the text that counts now; a no is good in answer to any text that was ever published. */
    private static boolean wasShown(AppliedPolicy policy, Choice choice, Evidence evidence) {
        if (choice.kind() == ChoiceKind.GRANTED && evidence.policyVersion() != policy.version()) {
            return false;
        }
        return isPublished(policy, evidence.policyVersion(), evidence.language(), evidence.noticeHash());
    }

    /** Whether a published version, in that language, has a notice of that hash. */
    static boolean isPublished(AppliedPolicy policy, int version, String language, String hash) {
        return policy.versions().notice(version, language, hash).isPresent();
    }
}
