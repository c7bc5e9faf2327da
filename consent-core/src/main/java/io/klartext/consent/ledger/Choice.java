package io.klartext.consent.ledger;

import io.klartext.consent.policy.PurposeId;

/**
 * What a subject said about one purpose. A choice about one purpose never changes another.
 *
 * <p>Making one throws {@link IllegalArgumentException} if direct marketing as a whole is anything but objected to: consent is given purpose by purpose.
 *
 * @param purpose the purpose it is about
 * @param kind what was said
 */
public record Choice(PurposeId purpose, ChoiceKind kind) {

    public Choice {
        if (purpose.equals(PurposeId.DIRECT_MARKETING) && kind != ChoiceKind.OBJECTED) {
            throw new IllegalArgumentException(
                    "Direct marketing as a whole can only be objected to; grant its purposes one by one");
        }
    }

    /**
     * Yes.
     *
     * @param purpose the purpose
     * @return the choice
     */
    public static Choice granted(PurposeId purpose) {
        return new Choice(purpose, ChoiceKind.GRANTED);
    }

    /**
     * No, when asked.
     *
     * @param purpose the purpose
     * @return the choice
     */
    public static Choice refused(PurposeId purpose) {
        return new Choice(purpose, ChoiceKind.REFUSED);
    }

    /**
     * No more, after a grant.
     *
     * @param purpose the purpose
     * @return the choice
     */
    public static Choice withdrawn(PurposeId purpose) {
        return new Choice(purpose, ChoiceKind.WITHDRAWN);
    }

    /**
     * Against it (GDPR 21). A later grant of the same purpose ends the objection for that purpose.
     *
     * @param purpose the purpose, or {@link PurposeId#DIRECT_MARKETING}
     * @return the choice
     */
    public static Choice objected(PurposeId purpose) {
        return new Choice(purpose, ChoiceKind.OBJECTED);
    }
}
