package io.klartext.consent.model;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.PendingPurpose.Cause;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.model.Entry.Minor;
import io.klartext.consent.model.Entry.Restricted;
import io.klartext.consent.model.Entry.Said;
import io.klartext.consent.model.Entry.Undone;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.DeclaredChange;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decisions as promised, worked out from scratch for each question: from what was written down about one subject, from the
 * versions that are published, for an instant.
 *
 * @param erased whether somebody of this id was erased before
 * @param entries what was written down since, in order
 * @param published the published versions, in any order
 * @param now the instant
 */
record Model(boolean erased, List<Entry> entries, List<ModelPolicy> published, Instant now) {

    /** The version that counts: the highest of those whose day has come. */
    @Nullable ModelPolicy current() {
        ModelPolicy highest = null;
        for (ModelPolicy policy : published) {
            if (!policy.effectiveFrom().isAfter(now) && (highest == null || policy.version() > highest.version())) {
                highest = policy;
            }
        }
        return highest;
    }

    /** What a check answers, until time alone changes it. */
    Decision check(PurposeId purpose, Set<BrowserSignal> signals) {
        Decision decision = answer(purpose, signals);
        return new Decision(
                decision.purpose(),
                decision.reason(),
                decision.basis().orElse(null),
                decision.policyVersion(),
                decision.event().orElse(null),
                end(decision, purpose, signals));
    }

    /** The first instant at which something is over or begins, and the answer is another one. */
    private @Nullable Instant end(Decision decision, PurposeId purpose, Set<BrowserSignal> signals) {
        List<Instant> turns = new ArrayList<>();
        for (ModelPolicy policy : published) {
            turns.add(policy.effectiveFrom());
        }
        for (Entry entry : entries) {
            if (entry instanceof Minor minor) {
                turns.add(minor.adultFrom());
            } else if (entry instanceof Said said
                    && said.isGrant()
                    && said.purpose().equals(purpose)) {
                turns.add(endOfGrant(said));
            }
        }
        Instant first = null;
        for (Instant turn : turns) {
            if (turn.isAfter(now)
                    && (first == null || turn.isBefore(first))
                    && !new Model(erased, entries, published, turn)
                            .answer(purpose, signals)
                            .equals(decision)) {
                first = turn;
            }
        }
        return first;
    }

    private Decision answer(PurposeId id, Set<BrowserSignal> signals) {
        ModelPolicy policy = current();
        ModelPurpose purpose = policy == null ? null : policy.purpose(id);
        if (policy == null || purpose == null) {
            return decision(id, Reason.UNKNOWN_PURPOSE, null, policy, null);
        }
        LegalBasis basis = purpose.basis();
        if (erased && entries.isEmpty()) {
            return decision(id, Reason.ERASED, basis, policy, null);
        }
        if (basis == LegalBasis.CONTRACT || basis == LegalBasis.LEGAL_OBLIGATION) {
            return decision(id, Reason.REQUIRED, basis, policy, null);
        }
        if (isRestricted()) {
            return decision(id, Reason.RESTRICTED, basis, policy, null);
        }
        Minor minor = minor();
        boolean isMinor = minor != null && now.isBefore(minor.adultFrom());
        if (purpose.advertising() && (isMinor || policy.isSpecial(purpose))) {
            return decision(id, Reason.PROHIBITED, basis, policy, null);
        }
        Said last = last(id);
        if (last != null && last.kind() == ChoiceKind.OBJECTED) {
            return decision(id, Reason.OBJECTED, basis, policy, last);
        }
        Said objection = last(PurposeId.DIRECT_MARKETING);
        if (purpose.marketing() && objection != null) {
            boolean grantedSince = last != null && last.isGrant() && place(last) > place(objection);
            if (!grantedSince) {
                return decision(id, Reason.OBJECTED, basis, policy, objection);
            }
        }
        for (BrowserSignal signal : signals) {
            boolean meant =
                    last != null && last.isGrant() && last.evidence().signals().contains(signal);
            if (purpose.listensTo().contains(signal) && !meant) {
                return decision(id, Reason.BROWSER_SIGNAL, basis, policy, null);
            }
        }
        if (last != null && last.kind() == ChoiceKind.REFUSED) {
            return decision(id, Reason.REFUSED, basis, policy, last);
        }
        if (last != null && last.kind() == ChoiceKind.WITHDRAWN) {
            return decision(id, Reason.WITHDRAWN, basis, policy, last);
        }
        if (basis == LegalBasis.LEGITIMATE_INTEREST) {
            return decision(id, Reason.LEGITIMATE_INTEREST, basis, policy, null);
        }
        if (last == null) {
            return decision(id, Reason.NOT_ASKED, basis, policy, null);
        }
        if (!now.isBefore(endOfGrant(last))) {
            return decision(id, Reason.EXPIRED, basis, policy, last);
        }
        if (!isEnough(last.evidence().policyVersion(), policy, id)) {
            return decision(id, Reason.POLICY_CHANGED, basis, policy, last);
        }
        boolean guardian = last.evidence().actor().kind() == Actor.Kind.GUARDIAN;
        if (minor != null && givenAt(last).isBefore(minor.consentsAloneFrom()) && !guardian) {
            return decision(id, Reason.GUARDIAN_REQUIRED, basis, policy, last);
        }
        if (policy.isSpecial(purpose) && !last.evidence().explicit()) {
            return decision(id, Reason.EXPLICIT_REQUIRED, basis, policy, last);
        }
        return decision(id, Reason.GRANTED, basis, policy, last);
    }

    private Decision decision(
            PurposeId purpose,
            Reason reason,
            @Nullable LegalBasis basis,
            @Nullable ModelPolicy policy,
            @Nullable Said event) {
        return new Decision(
                purpose,
                reason,
                basis,
                policy == null ? 0 : policy.version(),
                event == null ? null : idNow(event),
                null);
    }

    private boolean isRestricted() {
        boolean restricted = false;
        for (Entry entry : entries) {
            if (entry instanceof Restricted restriction) {
                restricted = restriction.stands();
            }
        }
        return restricted;
    }

    private @Nullable Minor minor() {
        Minor known = null;
        for (Entry entry : entries) {
            if (entry instanceof Minor minor) {
                known = minor;
            }
        }
        return known;
    }

    /** The last word about a purpose; what an undone link brought does not count. */
    @Nullable Said last(PurposeId purpose) {
        Said last = null;
        for (Entry entry : entries) {
            if (entry instanceof Said said && said.purpose().equals(purpose) && !isUndone(said)) {
                last = said;
            }
        }
        return last;
    }

    private boolean isUndone(Said said) {
        for (Entry entry : entries) {
            if (entry instanceof Undone undone && undone.link().equals(said.link())) {
                return true;
            }
        }
        return false;
    }

    private int place(Said said) {
        int place = 0;
        while (!(entries.get(place) instanceof Said other && other.id().equals(said.id()))) {
            place++;
        }
        return place;
    }

    /** All that stands, in the order in which it was said. */
    List<Said> standing() {
        List<Said> standing = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Said said) {
                Said last = last(said.purpose());
                if (last != null && last.id().equals(said.id())) {
                    standing.add(said);
                }
            }
        }
        return standing;
    }

    /** The id of the event that says it now: undoing a link repeats what was said before. */
    EventId idNow(Said said) {
        EventId id = said.id();
        for (Entry entry : entries) {
            if (entry instanceof Undone undone) {
                id = undone.repeated().getOrDefault(said.id(), id);
            }
        }
        return id;
    }

    /** When it was said: never later than it was recorded, which matters where it is repeated after a clock went back. */
    Instant givenAt(Said said) {
        Instant given = said.givenAt();
        for (Entry entry : entries) {
            if (entry instanceof Undone undone
                    && undone.repeated().containsKey(said.id())
                    && undone.recordedAt().isBefore(given)) {
                given = undone.recordedAt();
            }
        }
        return given;
    }

    /** The shorter of what the lifetime was then and what it is now, by the calendar. */
    private Instant endOfGrant(Said grant) {
        ModelPolicy current = current();
        Instant end = Instant.MAX;
        for (ModelPolicy policy : published) {
            if (policy.version() == grant.evidence().policyVersion()
                    || (current != null && policy.version() == current.version())) {
                ModelPurpose purpose = policy.purpose(grant.purpose());
                if (purpose != null && purpose.isConsent()) {
                    Instant over = inMonths(givenAt(grant), purpose.lifetimeMonths());
                    end = over.isBefore(end) ? over : end;
                }
            }
        }
        return end;
    }

    private static Instant inMonths(Instant from, int months) {
        return from.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    /** Whether what was granted under one version covers the purpose now: against that version and every one since. */
    private boolean isEnough(int granted, ModelPolicy now, PurposeId purpose) {
        List<ModelPolicy> since = new ArrayList<>();
        for (ModelPolicy policy : inOrder(published)) {
            if (policy.version() >= granted && policy.version() <= now.version()) {
                since.add(policy);
            }
        }
        if (since.isEmpty() || since.get(0).version() != granted) {
            return false;
        }
        for (int i = 0; i + 1 < since.size(); i++) {
            if (!now.liesWithin(since.get(i), purpose)
                    || since.get(i + 1).saysSomethingElseThan(since.get(i), purpose)) {
                return false;
            }
        }
        return true;
    }

    private static List<ModelPolicy> inOrder(List<ModelPolicy> policies) {
        List<ModelPolicy> ordered = new ArrayList<>(policies);
        ordered.sort(Comparator.comparing(ModelPolicy::version));
        return ordered;
    }

    /** Whether these versions can stand beside each other. */
    static boolean canStandTogether(List<ModelPolicy> policies) {
        List<ModelPolicy> ordered = inOrder(policies);
        for (int i = 0; i + 1 < ordered.size(); i++) {
            ModelPolicy before = ordered.get(i);
            ModelPolicy after = ordered.get(i + 1);
            for (ModelPurpose purpose : after.purposes()) {
                ModelPurpose old = before.purpose(purpose.id());
                boolean editorial = after.changes().get(purpose.id()) == DeclaredChange.EDITORIAL;
                boolean hides = old != null && old.marketing() && !purpose.marketing();
                boolean widens = editorial && old != null && !after.liesWithin(before, purpose.id());
                if (hides || widens) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Who may be asked about what: consent only, and a no rests for its own time and for as long as a yes. */
    List<PendingPurpose> pending(Set<BrowserSignal> signals) {
        List<PendingPurpose> pending = new ArrayList<>();
        ModelPolicy policy = current();
        for (ModelPurpose purpose : policy == null ? List.<ModelPurpose>of() : policy.purposes()) {
            Said last = last(purpose.id());
            int answered = last == null ? 0 : last.evidence().policyVersion();
            Cause cause =
                    switch (purpose.isConsent() ? answer(purpose.id(), signals).reason() : Reason.REQUIRED) {
                        case NOT_ASKED, EXPLICIT_REQUIRED -> Cause.NEW;
                        case EXPIRED -> Cause.EXPIRED;
                        case POLICY_CHANGED -> Cause.CHANGED;
                        case REFUSED, WITHDRAWN ->
                            last == null || policy == null ? null : afterNo(policy, purpose, last);
                        default -> null;
                    };
            if (cause != null) {
                pending.add(new PendingPurpose(purpose.id(), cause, answered));
            }
        }
        return pending;
    }

    private @Nullable Cause afterNo(ModelPolicy policy, ModelPurpose purpose, Said no) {
        boolean rests = now.isBefore(inMonths(givenAt(no), purpose.askAgainMonths())) || now.isBefore(endOfGrant(no));
        if (rests) {
            return null;
        }
        int answered = no.evidence().policyVersion();
        return answered <= policy.version() && !isEnough(answered, policy, purpose.id())
                ? Cause.CHANGED
                : Cause.EXPIRED;
    }
}
