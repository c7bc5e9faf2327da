package io.klartext.consent.ledger;

/** Something that was recorded about a subject and is no choice. Immutable. */
public sealed interface Fact permits NoticeShown, Restriction, Minority, Disclosure, Erasure, LinkFact {

    /**
     * What kind of fact it is.
     *
     * @return a lower-case word, stable for ever, such as {@code restricted}
     */
    String kind();
}
