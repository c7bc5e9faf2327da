package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.visit.Seen;
import io.klartext.consent.servlet.internal.visit.Setup;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that somebody with an id was shown a notice (GDPR 5(2), 13), where a shop switched it on: once for each notice
 * and language, however often the page is opened.
 */
final class ShownNotices {

    private static final Logger LOG = LoggerFactory.getLogger(ShownNotices.class);
    private static final int MOST = 10_000;
    private static final int HASH_DIGITS = 32;

    private final Setup setup;
    private final Seen seen = new Seen(MOST);

    ShownNotices(Setup setup) {
        this.setup = setup;
    }

    /** Records what is being shown; a store that is silent costs the record, not the page. */
    void record(Showing showing) {
        Optional<SubjectId> subject = showing.visit().person().subject();
        if (!setup.options().recordShownNotices()
                || subject.isEmpty()
                || !isShown(showing.visit().request())
                || isErased(showing)) {
            return;
        }
        Notice notice = showing.policy().notice(showing.language());
        String what = subject.get().kind() + subject.get().value() + " " + notice.hash();
        try {
            seen.once(what, () -> record(showing, subject.get(), notice));
        } catch (RuntimeException e) {
            LOG.warn(
                    "It could not be recorded that a notice was shown ({})",
                    e.getClass().getName());
        }
    }

    /** A browser that only looks at the headers, or loads a page that nobody may ever see (Sec-Purpose), shows nothing. */
    private static boolean isShown(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && Stream.of("Sec-Purpose", "Purpose")
                        .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                        .noneMatch(said -> said.contains("prefetch"));
    }

    /** Whoever was erased and has not spoken since is not made known again by looking at a page. */
    private static boolean isErased(Showing showing) {
        return showing.visit().checkAll().values().stream().anyMatch(decision -> decision.reason() == Reason.ERASED);
    }

    /** The same key for the same notice: another node, or this one after a restart, records nothing new. */
    private boolean record(Showing showing, SubjectId subject, Notice notice) {
        NoticeShown fact = NoticeShown.of(
                notice,
                showing.policy().purposes().stream()
                        .filter(ChoiceForm::isOptional)
                        .map(Purpose::id)
                        .toList(),
                Surface.CHOICES.word());
        EventId key = new EventId("shown." + notice.hash().substring(0, HASH_DIGITS));
        return setup.consents()
                .record(subject, fact, Actor.system("klartext"), key)
                .isRecorded();
    }
}
