package io.klartext.consent.servlet.internal.mail;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.pack.PolicyDictionary;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts into a link to whom a mail went and for what, and takes it out again. Nothing is kept on the server. */
public final class MailTokens {

    /** How many characters a token has at most. */
    static final int MOST_CHARACTERS = 1536;

    private static final String CONTEXT = "mail";
    private static final int MOST_ID_BYTES = 800;
    private static final List<SubjectId.Kind> KINDS = List.of(SubjectId.Kind.ACCOUNT, SubjectId.Kind.VISITOR);

    private final ConsentManager consents;
    private final KeyRing keys;
    private final Clock clock;
    private final PolicyDictionaries dictionaries;

    /** What a token turned out to be. */
    public sealed interface Opening {

        /**
         * It was made here, and is still good.
         *
         * @param token what it carries
         */
        record Good(MailToken token) implements Opening {}

        /** Why it cannot be followed. */
        enum Closed implements Opening {
            /** It was not made here, its time is over, or the person was erased. Which of them is told to nobody. */
            GONE,
            /** The store is silent: whose it is cannot be said just now. */
            UNSURE
        }
    }

    /**
     * Tokens of a shop.
     *
     * @param consents the door
     * @param keys the ring
     * @param clock the time
     * @param dictionaries the numbers of ids
     */
    public MailTokens(ConsentManager consents, KeyRing keys, Clock clock, PolicyDictionaries dictionaries) {
        this.consents = consents;
        this.keys = keys;
        this.clock = clock;
        this.dictionaries = dictionaries;
    }

    /**
     * A token for a mail.
     *
     * @param token what it carries
     * @param random for the seal
     * @return base64url; empty if it cannot be found out whether the person is the one that the shop knew
     */
    public Optional<String> seal(MailToken token, SecureRandom random) {
        OptionalLong epoch = consents.erasureEpoch(token.subject());
        if (epoch.isEmpty()) {
            return Optional.empty();
        }
        Packer out = new Packer();
        PolicyDictionary dictionary = dictionaries.pack(out, token.policyVersion());
        out.number(dictionary.numberOf(token.purpose()))
                .number(dictionary.numberOfLanguage(token.language()))
                .number(token.until().getEpochSecond())
                .number(epoch.getAsLong())
                .bytes(token.nonce())
                .number(KINDS.indexOf(token.subject().kind()))
                .whole(token.subject().value(), MOST_ID_BYTES);
        return Optional.of(keys.seal(KeyUse.MAIL, CONTEXT, out.toBytes(), random));
    }

    Opening open(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Opening.Closed.GONE;
        }
        try {
            return keys.open(KeyUse.MAIL, CONTEXT, text).map(this::read).orElse(Opening.Closed.GONE);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Opening.Closed.GONE;
        }
    }

    private Opening read(byte[] message) {
        Unpacker in = new Unpacker(message);
        PolicyDictionary dictionary = dictionaries.unpack(in);
        int purpose = in.index();
        int language = in.index();
        Instant until = Instant.ofEpochSecond(in.number());
        long epoch = in.number();
        byte[] nonce = in.bytes(MailToken.NONCE_BYTES);
        SubjectId subject = new SubjectId(KINDS.get(in.index()), in.text());
        if (!clock.instant().isBefore(until)) {
            return Opening.Closed.GONE;
        }
        OptionalLong now = consents.erasureEpoch(subject);
        if (now.isEmpty()) {
            return Opening.Closed.UNSURE;
        }
        return now.getAsLong() == epoch
                ? new Opening.Good(new MailToken(
                        subject,
                        dictionary.purpose(purpose),
                        dictionary.policy().version(),
                        dictionary.language(language),
                        until,
                        nonce))
                : Opening.Closed.GONE;
    }
}
