package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody without an id has said no to, oldest first.
 *
 * @param answers one per form that was sent; no purpose stands in two
 */
public record Refusals(List<Answer> answers) {

    /**
     * The refusals of one form, with what is needed to prove them later.
     *
     * @param policyVersion the version that was shown
     * @param language the language it was shown in
     * @param at when, in whole seconds
     * @param kinds what was said about each purpose; never a grant
     */
    public record Answer(int policyVersion, String language, Instant at, Map<PurposeId, ChoiceKind> kinds) {
        public Answer {
            kinds = Map.copyOf(kinds);
        }

        Answer without(Iterable<PurposeId> purposes) {
            Map<PurposeId, ChoiceKind> rest = new LinkedHashMap<>(kinds);
            purposes.forEach(rest::remove);
            return new Answer(policyVersion, language, at, rest);
        }
    }

    /**
     * What was said about one purpose.
     *
     * @param kind refused, withdrawn or objected
     * @param at when
     */
    public record Refusal(ChoiceKind kind, Instant at) {}

    /** Nothing refused. */
    public static final Refusals NONE = new Refusals(List.of());

    public Refusals {
        answers = List.copyOf(answers);
    }

    /**
     * What was said about a purpose.
     *
     * @param purpose any purpose
     * @return the refusal, or empty if there is none
     */
    public Optional<Refusal> of(PurposeId purpose) {
        return answers.stream()
                .filter(answer -> answer.kinds().containsKey(purpose))
                .map(answer -> new Refusal(answer.kinds().getOrDefault(purpose, ChoiceKind.REFUSED), answer.at()))
                .findFirst();
    }

    /**
     * These refusals and a newer answer, which replaces what was said before about the same purposes.
     *
     * @param newer what was said now
     * @return new refusals
     */
    public Refusals and(Answer newer) {
        List<Answer> all = new ArrayList<>(without(newer.kinds().keySet()).answers());
        all.add(newer);
        return new Refusals(all);
    }

    /**
     * These refusals except about some purposes.
     *
     * @param purposes which
     * @return new refusals
     */
    public Refusals without(Iterable<PurposeId> purposes) {
        return new Refusals(answers.stream()
                .map(answer -> answer.without(purposes))
                .filter(answer -> !answer.kinds().isEmpty())
                .toList());
    }
}
