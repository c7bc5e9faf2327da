package io.klartext.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that were sent with a key, by subject: the same twice is one, another under the same key is refused. */
final class SentRequests {

    private final Map<SubjectId, Map<String, Object>> bySubject = new HashMap<>();

    void note(SubjectId subject, Map<String, Object> contents) {
        bySubject.computeIfAbsent(subject, first -> new HashMap<>()).putAll(contents);
    }

    void forget(SubjectId subject) {
        bySubject.remove(subject);
    }

    /** Whether a key settles what becomes of a request; then the outcome must be that. */
    boolean isSettledByKey(SubjectId subject, Map<String, Object> contents, Outcome outcome) {
        Map<String, Object> known = bySubject.getOrDefault(subject, Map.of());
        if (contents.keySet().stream().noneMatch(known::containsKey)) {
            assertThat(outcome).isInstanceOf(Recorded.class);
            assertThat(((Recorded) outcome).repeated()).isFalse();
            return false;
        }
        if (known.entrySet().containsAll(contents.entrySet())) {
            assertThat(((Recorded) outcome).repeated()).isTrue();
        } else {
            assertThat(((Rejected) outcome).reason()).isEqualTo(RejectionReason.KEY_REUSED);
        }
        return true;
    }

    /** What tells a repetition of a request from another one under the same key. */
    static Object content(GivenChoice given) {
        Evidence evidence = given.evidence();
        return List.of(
                given.choice(),
                evidence.policyVersion(),
                evidence.noticeHash(),
                evidence.method(),
                evidence.explicit(),
                evidence.actor(),
                evidence.signals());
    }
}
