package io.klartext.consent.policy;

import java.time.temporal.TemporalAmount;

/** One side of a {@link Difference}: what a policy says there, for a program; the difference itself says it in words. */
public sealed interface DiffValue {

    /**
     * A text of the policy's author.
     *
     * @param text the text in each language of its version
     */
    record Text(LocalizedText text) implements DiffValue {}

    /**
     * A data category.
     *
     * @param id its id in the document
     * @param title what a person reads
     */
    record Category(String id, LocalizedText title) implements DiffValue {}

    /**
     * A recipient.
     *
     * @param id its id in the document
     * @param name the company's name
     * @param country where it processes the data, an ISO 3166-1 alpha-2 code
     */
    record Party(String id, String name, String country) implements DiffValue {}

    /**
     * A retention time or lifetime.
     *
     * @param amount a {@code Period} or a {@code Duration}
     */
    record Time(TemporalAmount amount) implements DiffValue {}

    /**
     * A fixed word of the document, such as {@code legitimate-interest}; the {@link Respect} says of which field. A flag
     * that is set is the word {@code true}.
     *
     * @param word the word as the document writes it
     */
    record Word(String word) implements DiffValue {}

    /**
     * What is seen of an attribute.
     *
     * @param transformation what the policy declares under {@code minimise}
     */
    record Seen(Transformation transformation) implements DiffValue {}

    /**
     * A language.
     *
     * @param code a code of the policy's {@code languages}
     */
    record Language(String code) implements DiffValue {}

    /**
     * Anything that has no words for people, such as the path of an attribute or an address.
     *
     * @param text the text as the document writes it
     */
    record Plain(String text) implements DiffValue {}
}
