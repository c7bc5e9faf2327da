package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param surface where it was answered
     * @param at when, in whole seconds
     * @param kinds what was said about each purpose; never a grant
     */
    public record Answer(
            int policyVersion, String language, Surface surface, Instant at, Map<PurposeId, ChoiceKind> kinds) {
        public Answer {
            kinds = Map.copyOf(kinds);
        }

        Answer without(Iterable<PurposeId> purposes) {
            Map<PurposeId, ChoiceKind> rest = new LinkedHashMap<>(kinds);
            purposes.forEach(rest::remove);
            return new Answer(policyVersion, language, surface, at, rest);
        }
    }

    /** Nothing refused. */
    public static final Refusals NONE = new Refusals(List.of());

    public Refusals {
        answers = List.copyOf(answers);
    }

    /**
     * What stands for somebody of whom nothing but this is known. The table of decisions answers for it like for anybody.
     *
     * @return the state; no event stands behind it
     */
    public SubjectState state() {
        Map<PurposeId, Standing> standing = new HashMap<>();
        long sequence = 0;
        for (Answer answer : answers) {
            sequence++;
            long place = sequence;
            answer.kinds()
                    .forEach((purpose, kind) -> standing.put(
                            purpose,
                            new Standing(
                                    kind, null, place, answer.at(), answer.policyVersion(), Set.of(), false, false)));
        }
        return new SubjectState(sequence, standing, false, false, Optional.empty(), Optional.empty(), 0);
    }

    /**
     * The refusals as a text that is the same on every node.
     *
     * @return one line per answer and purpose, in order
     */
    public String asText() {
        return answers.stream()
                .flatMap(answer -> answer.kinds().entrySet().stream()
                        .map(entry -> answer.policyVersion() + " " + answer.at() + " " + entry.getKey() + " "
                                + entry.getValue().word())
                        .sorted())
                .collect(Collectors.joining("\n"));
    }

    /**
     * Whether it was the browser that said no to a purpose last, and not the person on a page.
     *
     * @param purpose any purpose
     * @return true if the answer came by a header
     */
    public boolean isByBrowser(PurposeId purpose) {
        return answers.stream()
                .anyMatch(answer ->
                        answer.surface() == Surface.BROWSER && answer.kinds().containsKey(purpose));
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
