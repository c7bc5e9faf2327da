package io.klartext.consent.internal.select;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.internal.ManagerSettings;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.PurposeId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The showings whose influence may still be asked for: in this node's memory alone, a bounded number for a bounded time.
 * Safe for use by any number of threads; each influence is found out at most once.
 */
public final class KeptShowings {

    private final Supplier<String> ids;
    private final Cache<String, Kept> byKey;

    /** A keep with the bounds of a manager. */
    public KeptShowings(ManagerSettings settings) {
        this.ids = settings.ids;
        this.byKey = Caffeine.newBuilder()
                .maximumSize(settings.keptShowings)
                .expireAfterWrite(settings.keptFor)
                .ticker(settings.nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    String keep(SubjectId subject, PurposeId purpose, Function<Decision, Explanation> finding) {
        String key = ids.get();
        byKey.put(key, new Kept(subject, purpose, finding));
        return key;
    }

    /**
     * The explanation of a showing with its influences.
     *
     * @param subject who asks
     * @param key the key of the showing
     * @param check whether the purpose of the showing is allowed by now
     * @return the explanation; empty if it is not kept here, is another's, or its purpose is denied by now
     */
    public Optional<Explanation> influence(SubjectId subject, String key, Function<PurposeId, Decision> check) {
        Kept kept = byKey.getIfPresent(key);
        if (kept == null || !kept.subject.equals(subject)) {
            return Optional.empty();
        }
        Decision now = check.apply(kept.purpose);
        if (!now.allowed()) {
            byKey.invalidate(key);
            return Optional.empty();
        }
        return Optional.of(kept.explanation(now));
    }

    /** What was recorded about somebody; whatever is no yes ends their showings. */
    public Outcome recorded(SubjectId subject, Outcome outcome) {
        if (outcome instanceof Outcome.Recorded done && done.events().stream().anyMatch(KeptShowings::ends)) {
            byKey.asMap().values().removeIf(kept -> kept.subject.equals(subject));
        }
        return outcome;
    }

    private static boolean ends(ConsentEvent event) {
        boolean yes = event instanceof ChoiceEvent choice && choice.choice().kind() == ChoiceKind.GRANTED;
        boolean shown = event instanceof FactEvent fact && fact.fact() instanceof NoticeShown;
        return !yes && !shown;
    }

    /** One showing. Once its influence is known it holds the values no more. */
    private static final class Kept {

        private final SubjectId subject;
        private final PurposeId purpose;
        private @Nullable Function<Decision, Explanation> finding;
        private @Nullable Explanation found;

        Kept(SubjectId subject, PurposeId purpose, Function<Decision, Explanation> finding) {
            this.subject = subject;
            this.purpose = purpose;
            this.finding = finding;
        }

        synchronized Explanation explanation(Decision now) {
            Explanation known = found;
            Function<Decision, Explanation> once = finding;
            if (known == null && once != null) {
                known = once.apply(now);
                found = known;
                finding = null;
            }
            return Objects.requireNonNull(known);
        }
    }
}
