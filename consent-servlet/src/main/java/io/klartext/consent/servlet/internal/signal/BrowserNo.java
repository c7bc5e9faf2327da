package io.klartext.consent.servlet.internal.signal;

import io.klartext.consent.SubjectId;
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
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.visit.ConsentRequests;
import io.klartext.consent.servlet.internal.visit.Seen;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Withdrawals and objections that a browser sends. Somebody with an id has them recorded; anybody else has them in the
 * cookie, and in the store once there is an id: a program that keeps no cookie must not fill the store.
 */
final class BrowserNo {

    private static final int MOST = 10_000;

    private final Setup setup;
    private final Seen objected = new Seen(MOST);

    BrowserNo(Setup setup) {
        this.setup = setup;
    }

    /** Records what does not stand yet; false if that did not work, or if nobody can say what stands. */
    boolean record(Visit visit, Policy policy, AdpcHeader said) {
        List<Decision> withdrawn = withdrawn(visit, policy, said);
        if (withdrawn.stream().anyMatch(decision -> decision.reason() == Reason.UNAVAILABLE)) {
            return false;
        }
        List<Decision> deciding = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        for (Decision decision : withdrawn) {
            no(visit, decision).ifPresent(kind -> {
                choices.add(new Choice(decision.purpose(), kind));
                deciding.add(decision);
            });
        }
        if (said.object().contains(PurposeId.DIRECT_MARKETING.value())) {
            List<Decision> marketing = marketing(visit, policy, said);
            if (!isObjected(visit, marketing)) {
                choices.add(Choice.objected(PurposeId.DIRECT_MARKETING));
                deciding.addAll(marketing);
            }
        }
        return choices.isEmpty() || record(visit, policy, choices, deciding);
    }

    /** How it stands about each purpose that is meant. */
    private static List<Decision> withdrawn(Visit visit, Policy policy, AdpcHeader said) {
        Set<PurposeId> single = ConsentRequests.purposesOf(said.withdraw());
        Set<PurposeId> spared = ConsentRequests.purposesOf(said.consent());
        return policy.purposes().stream()
                .filter(purpose -> purpose.legalBasis() == LegalBasis.CONSENT)
                .map(Purpose::id)
                .filter(id -> single.contains(id) || (said.withdrawAll() && !spared.contains(id)))
                .map(visit::checkSilently)
                .toList();
    }

    /** What a withdrawal means where things stand so; empty if a no stands. */
    private static Optional<ChoiceKind> no(Visit visit, Decision decision) {
        return switch (decision.reason()) {
            case NOT_ASKED -> Optional.of(ChoiceKind.REFUSED);
            case GRANTED, EXPIRED, POLICY_CHANGED, GUARDIAN_REQUIRED, EXPLICIT_REQUIRED ->
                Optional.of(ChoiceKind.WITHDRAWN);
            case RESTRICTED, PROHIBITED, OBJECTED ->
                Standings.of(visit)
                        .of(decision.purpose())
                        .filter(said -> said.kind() == ChoiceKind.GRANTED)
                        .map(said -> ChoiceKind.WITHDRAWN);
            default -> Optional.empty();
        };
    }

    /** How it stands about what is direct marketing, but for what the browser allows in the same breath. */
    private static List<Decision> marketing(Visit visit, Policy policy, AdpcHeader said) {
        Set<PurposeId> spared = ConsentRequests.purposesOf(said.consent());
        return policy.purposes().stream()
                .filter(Purpose::directMarketing)
                .map(Purpose::id)
                .filter(id -> !spared.contains(id))
                .map(visit::checkSilently)
                .toList();
    }

    /** The history is read only where the decisions have changed since it was read last: an objection can be undone. */
    private boolean isObjected(Visit visit, List<Decision> marketing) {
        String now = visit.person().context()
                + marketing.stream().map(Decision::toString).collect(Collectors.joining("\n", "\n", ""));
        if (visit.person() instanceof Person.Known && objected.has(now)) {
            return true;
        }
        boolean stands = Standings.of(visit)
                .isLast(
                        PurposeId.DIRECT_MARKETING,
                        marketing.stream().map(Decision::purpose).toList());
        if (stands) {
            objected.add(now);
        }
        return stands;
    }

    private boolean record(Visit visit, Policy policy, List<Choice> choices, List<Decision> deciding) {
        return visit.person() instanceof Person.Known known
                ? record(known.id(), visit, policy, choices, deciding)
                : remember(visit, policy, choices);
    }

    /** The key follows from what stood before, so that requests at the same time are one event. */
    private boolean record(SubjectId id, Visit visit, Policy policy, List<Choice> choices, List<Decision> deciding) {
        String before = deciding.stream()
                .map(decision -> decision.purpose() + " "
                        + decision.event().map(EventId::value).orElse("-"))
                .collect(Collectors.joining("\n", "no\n", "\n" + choices.size()));
        Evidence evidence = BrowserEvidence.of(visit, policy, Method.BROWSER_SIGNAL)
                .withKey(new EventId(RequestKey.ofBrowser(before)));
        Outcome outcome = setup.consents().record(id, choices, evidence);
        return outcome.isRecorded();
    }

    /** The parts of a page arrive in any order: a late cookie of one must not take away what was said on the page meanwhile. */
    private static boolean remember(Visit visit, Policy policy, List<Choice> choices) {
        if (!BrowserEvidence.isPage(visit)) {
            return false;
        }
        visit.refuses(policy.version(), visit.language(policy), Surface.BROWSER, choices);
        return true;
    }
}
