package io.klartext.consent.ledger;

import io.klartext.consent.policy.DocumentWord;

/** What somebody can say about a purpose. */
public enum ChoiceKind implements DocumentWord {
    /** Yes, before anything was granted or anew. */
    GRANTED("granted"),
    /** No, when asked. */
    REFUSED("refused"),
    /** No more, after a grant (GDPR 7(3)). */
    WITHDRAWN("withdrawn"),
    /** Against it, whatever its basis (GDPR 21). */
    OBJECTED("objected");

    private final String word;

    ChoiceKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
