package io.klartext.consent.internal.record;

import io.klartext.consent.internal.decision.AppliedPolicy;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.Erasure;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.LinkFact;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a fact before it is written. */
final class FactRules {

    private FactRules() {}

    /** Why the fact cannot be recorded; null if it can. */
    static @Nullable Rejected check(AppliedPolicy policy, Fact fact, Actor actor) {
        if (fact instanceof LinkFact) {
            return new Rejected(
                    RejectionReason.ONLY_BY_LINKING,
                    "Links are recorded by linking: call links().register, links().login or links().unlink");
        }
        if (fact instanceof Erasure) {
            return new Rejected(
                    RejectionReason.ONLY_BY_ERASING, "Nobody is erased by a record: call erase(subject, actor)");
        }
        if (fact instanceof NoticeShown shown
                && !ChoiceRules.isPublished(policy, shown.policyVersion(), shown.language(), shown.noticeHash())) {
            return new Rejected(
                    RejectionReason.STALE_NOTICE,
                    "No published version has that notice: take it from policy().notice(language)");
        }
        return fact instanceof Disclosure disclosure ? check(policy, disclosure, actor) : null;
    }

    /** A record of who looked is worth nothing without who, and what no policy declares nobody can have been shown. */
    private static @Nullable Rejected check(AppliedPolicy policy, Disclosure disclosure, Actor actor) {
        if (actor.kind() == Actor.Kind.SUBJECT || actor.id().isBlank()) {
            return new Rejected(
                    RejectionReason.ACTOR_NOT_NAMED,
                    "Whoever looks at data is named: Actor.staff(id), Actor.system(id) or Actor.guardian(id)");
        }
        Optional<Policy> version = policy.versions().version(disclosure.policyVersion());
        Optional<Purpose> purpose = version.flatMap(known -> known.purpose(disclosure.purpose()));
        Set<String> declared = new HashSet<>();
        if (version.isPresent() && purpose.isPresent()) {
            for (DataCategory category : version.get().dataOf(purpose.get())) {
                declared.addAll(category.attributes());
            }
        }
        return declared.containsAll(disclosure.attributes()) ? null : notDeclared(disclosure.purpose());
    }

    private static Rejected notDeclared(PurposeId purpose) {
        return new Rejected(
                RejectionReason.NOT_DECLARED,
                "The policy does not declare all of these attributes for " + purpose
                        + ": ask for paths as it writes them, and declare what the purpose needs");
    }
}
