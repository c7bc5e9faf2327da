package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.visit.EarlierRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a button says: {@code granted:personalized-ads}, or {@code refused:*} for everything shown that is optional.
 *
 * @param kind what is said
 * @param purpose about which purpose; empty for everything that is optional
 * @param explicit whether it is the answer to a statement of its own about special data (GDPR 9(2)(a))
 */
public record ChoiceWord(ChoiceKind kind, Optional<PurposeId> purpose, boolean explicit) {

    private static final String ALL = "*";
    private static final String EXPLICITLY = "explicitly-";

    /**
     * Reads a button's word.
     *
     * @param word any text
     * @return what it says; empty if it says nothing that can be chosen
     */
    public static Optional<ChoiceWord> of(String word) {
        if (word.startsWith(EXPLICITLY)) {
            return of(word.substring(EXPLICITLY.length()))
                    .filter(said ->
                            said.kind() == ChoiceKind.GRANTED && said.purpose().isPresent() && !said.explicit())
                    .map(said -> new ChoiceWord(said.kind(), said.purpose(), true));
        }
        String[] parts = word.split(":", -1);
        Optional<ChoiceKind> kind = parts.length == 2 ? kind(parts[0]) : Optional.empty();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (parts[1].equals(ALL)) {
            return kind.filter(all -> all != ChoiceKind.OBJECTED)
                    .map(all -> new ChoiceWord(all, Optional.empty(), false));
        }
        return PurposeId.isValid(parts[1]) ? one(kind.get(), PurposeId.of(parts[1])) : Optional.empty();
    }

    /**
     * What is said about one purpose.
     *
     * @param kind what is said
     * @param purpose about which
     * @return the word; empty if direct marketing as a whole were anything but objected to
     */
    public static Optional<ChoiceWord> one(ChoiceKind kind, PurposeId purpose) {
        boolean possible = kind == ChoiceKind.OBJECTED || !purpose.equals(PurposeId.DIRECT_MARKETING);
        return possible ? Optional.of(new ChoiceWord(kind, Optional.of(purpose), false)) : Optional.empty();
    }

    /**
     * The kind of a word.
     *
     * @param word such as {@code granted}
     * @return the kind, or empty
     */
    public static Optional<ChoiceKind> kind(String word) {
        return Stream.of(ChoiceKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    /**
     * The single choices that this means. It depends on what was shown and on nothing else, so that the same form sent
     * twice is the same request.
     *
     * @param token what was shown
     * @param shown the policy whose texts were shown
     * @return one choice per purpose; empty if it is about something that was not shown or cannot be chosen
     */
    public List<Choice> choices(FormToken token, Policy shown) {
        List<Choice> choices = new ArrayList<>();
        for (PurposeId id : token.purposes()) {
            if (purpose.isPresent() && !purpose.get().equals(id)) {
                continue;
            }
            Optional<Purpose> known = shown.purpose(id);
            if (known.isPresent() && isMeant(known.get(), shown)) {
                choices.add(new Choice(id, purpose.isPresent() ? kind : kindOf(known.get())));
            } else if (id.equals(PurposeId.DIRECT_MARKETING) && purpose.isPresent()) {
                choices.add(new Choice(id, kind));
            }
        }
        return choices;
    }

    /** A yes to special data is one purpose's own and express; a yes to all, or taking it back, is about where consent is asked for. */
    private boolean isMeant(Purpose known, Policy shown) {
        if (known.legalBasis().required()) {
            return false;
        }
        boolean asked = purpose.isPresent() || known.legalBasis() == LegalBasis.CONSENT;
        return switch (kind) {
            case GRANTED -> asked && explicit == needsExplicit(known, shown);
            case WITHDRAWN -> asked;
            case REFUSED, OBJECTED -> true;
        };
    }

    /**
     * Whether a yes to a purpose needs a statement of its own.
     *
     * @param purpose a purpose of the policy
     * @param policy the policy
     * @return true if it rests on consent and uses special data
     */
    public static boolean needsExplicit(Purpose purpose, Policy policy) {
        return purpose.legalBasis() == LegalBasis.CONSENT && policy.usesSpecialData(purpose);
    }

    /**
     * Those choices that a newer policy still knows. What is no longer done needs no answer.
     *
     * @param choices choices about what was shown
     * @param current the policy that counts now
     * @return the same, or fewer
     */
    public static List<Choice> stillPossible(List<Choice> choices, Policy current) {
        return choices.stream()
                .filter(choice -> EarlierRefusals.canBeChosen(current, choice.purpose()))
                .toList();
    }

    /** Refusing what rests on the shop's interest is an objection. */
    private ChoiceKind kindOf(Purpose known) {
        return kind == ChoiceKind.REFUSED && known.legalBasis() == LegalBasis.LEGITIMATE_INTEREST
                ? ChoiceKind.OBJECTED
                : kind;
    }

    /** As on the button. */
    @Override
    public String toString() {
        return (explicit ? EXPLICITLY : "") + kind.word() + ":"
                + purpose.map(PurposeId::value).orElse(ALL);
    }
}
