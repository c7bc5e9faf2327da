package io.klartext.consent.servlet.internal.signal;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.ChoiceRecorder;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.visit.ConsentRequests;
import io.klartext.consent.servlet.internal.visit.Seen;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Consent that a browser sends in answer to our consent requests. A browser repeats an old yes for ever, so a yes counts
 * where this text has not been answered yet, or where only the browser itself had said no; a no that the person said on a
 * page outlives it, and so does the end of a grant's time.
 */
final class BrowserYes {

    private static final int MOST = 10_000;

    private final Setup setup;
    private final ChoiceRecorder recorder;
    private final Seen refusedByHand = new Seen(MOST);

    BrowserYes(Setup setup, ChoiceRecorder recorder) {
        this.setup = setup;
        this.recorder = recorder;
    }

    void record(Visit visit, Policy policy, AdpcHeader said) {
        Set<PurposeId> withdrawn = ConsentRequests.purposesOf(said.withdraw());
        Set<PurposeId> unanswered = visit.pendingSilently().stream()
                .filter(pending -> pending.answeredVersion() < policy.version())
                .map(PendingPurpose::purpose)
                .collect(Collectors.toSet());
        List<Choice> choices = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (Purpose purpose : ConsentRequests.offered(policy)) {
            PurposeId id = purpose.id();
            if (said.consent().contains(ConsentRequests.idOf(policy, id)) && !withdrawn.contains(id)) {
                Decision decision = visit.checkWithSignals(id);
                if (unanswered.contains(id) || isRefusedByBrowser(visit, decision)) {
                    choices.add(Choice.granted(id));
                    before.add(id + " " + decision.event().map(EventId::value).orElse("-"));
                }
            }
        }
        if (!choices.isEmpty()) {
            record(visit, policy, choices, String.join("\n", before));
        }
    }

    private boolean isRefusedByBrowser(Visit visit, Decision decision) {
        if (decision.reason() != Reason.REFUSED && decision.reason() != Reason.WITHDRAWN) {
            return false;
        }
        if (visit.person() instanceof Person.OnlyRefused only) {
            return only.refusals().isByBrowser(decision.purpose());
        }
        return visit.person() instanceof Person.Known known
                && decision.event()
                        .filter(event -> isByBrowser(known.id(), event))
                        .isPresent();
    }

    private boolean isByBrowser(SubjectId id, EventId event) {
        String what = id.kind() + id.value() + "\n" + event.value();
        if (refusedByHand.has(what)) {
            return false;
        }
        boolean byBrowser = setup.consents().history(id).events().stream()
                .filter(ChoiceEvent.class::isInstance)
                .map(ChoiceEvent.class::cast)
                .filter(choice -> choice.id().equals(event))
                .anyMatch(choice -> choice.evidence().method() == Method.BROWSER_SIGNAL);
        if (!byBrowser) {
            refusedByHand.add(what);
        }
        return byBrowser;
    }

    private void record(Visit visit, Policy policy, List<Choice> choices, String before) {
        String key = RequestKey.ofBrowser("yes\n" + policy.version() + "\n" + before);
        Evidence evidence =
                BrowserEvidence.of(visit, policy, Method.BROWSER_ANSWER).withKey(new EventId(key));
        if (visit.person() instanceof Person.Known known) {
            setup.consents().record(known.id(), choices, evidence);
        } else if (BrowserEvidence.isPage(visit)) {
            byte[] id = new byte[VisitorCookie.ID_BYTES];
            setup.random().nextBytes(id);
            recorder.grant(
                    visit,
                    SubjectId.visitor(TokenText.encode(id)),
                    choices,
                    evidence,
                    RequestKey.ofBrowser("earlier\n" + before));
        }
    }
}
