package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.visit.Setup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts an explanation into a link, and takes it out again for the person for whom it was made and nobody else. Nothing is
 * kept on the server, and nothing in the link can be read: links end up in logs and histories.
 */
public final class WhyTokens {

    /** How many characters a token has at most. */
    public static final int MOST_CHARACTERS = 1536;

    private static final Duration LIFE = Duration.ofDays(7);

    private final Setup setup;
    private final ToldFormat format;

    /**
     * Tokens of this shop.
     *
     * @param setup keys, clock and dictionaries
     */
    public WhyTokens(Setup setup) {
        this.setup = setup;
        this.format = new ToldFormat(setup.dictionaries());
    }

    /**
     * A token for an explanation. If it would grow too long, values are counted instead of named, the last first. For
     * somebody without an id all are counted: the link then opens for anybody without an id.
     *
     * @param person for whom
     * @param told what to tell
     * @return base64url
     * @throws IllegalArgumentException if the explanation names what its policy version does not know
     * @throws IllegalStateException if it cannot be found out whether the person is the one that the shop knew
     */
    public String seal(Person person, Told told) {
        Told shorter = person instanceof Person.Known ? told : Shortening.withoutValues(told);
        byte[] message = format.write(shorter);
        while (KeyRing.sealedLength(message.length) > MOST_CHARACTERS) {
            Told next = Shortening.withOneValueLess(shorter);
            if (next.equals(shorter)) {
                throw new IllegalArgumentException("The explanation has too many factors for a link");
            }
            shorter = next;
            message = format.write(shorter);
        }
        String context = context(person)
                .orElseThrow(() ->
                        new IllegalStateException("The store is silent: no link can be made for anybody with an id"));
        return setup.keys().seal(KeyUse.WHY, context, message, setup.random());
    }

    /**
     * What a token tells.
     *
     * @param person who asks
     * @param token what came in the link
     * @return what was told; empty if it is tampered, expired, or somebody else's, the same person's before an erasure too
     */
    public Optional<Told> open(Person person, String token) {
        if (token.length() > MOST_CHARACTERS || person instanceof Person.Unsure) {
            return Optional.empty();
        }
        return context(person)
                .flatMap(context -> setup.keys().open(KeyUse.WHY, context, token))
                .flatMap(this::read);
    }

    /** Whom a token is tied to: the person, and none who had the id before or has it after. */
    private Optional<String> context(Person person) {
        if (person.subject().isEmpty()) {
            return Optional.of(person.context());
        }
        OptionalLong epoch = setup.consents().erasureEpoch(person.subject().get());
        return epoch.isEmpty() ? Optional.empty() : Optional.of(epoch.getAsLong() + ":" + person.context());
    }

    private Optional<Told> read(byte[] message) {
        try {
            Told told = format.read(message);
            Instant now = setup.clock().instant();
            return now.isBefore(told.at().plus(LIFE)) ? Optional.of(told) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
