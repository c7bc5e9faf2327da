package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.PolicyDictionary;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import io.klartext.consent.servlet.internal.visit.Setup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes and reads the tokens of forms. A token is good for the person for whom the form was made. A form made for nobody
 * is good for a visitor too: in another tab the same browser has become one meanwhile.
 */
public final class FormTokens {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final int NONCE_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Setup setup;

    /** What a token turned out to be. */
    public sealed interface Reading {

        /**
         * It was made here, for this person.
         *
         * @param token what it carries
         * @param expired whether it is too old to say what somebody wants now
         */
        record Genuine(FormToken token, boolean expired) implements Reading {}

        /** It was not made here, or not for this person. */
        enum Forged implements Reading {
            /** The only one. */
            FORGED
        }
    }

    /**
     * Tokens of this shop.
     *
     * @param setup keys, clock and dictionaries
     */
    public FormTokens(Setup setup) {
        this.setup = setup;
    }

    /**
     * A token for a form that is about to be shown.
     *
     * @param person to whom
     * @param surface on which page
     * @param policy the version whose texts are shown
     * @param language the language they are shown in
     * @param purposes the purposes that can be chosen about
     * @return base64url
     */
    public String issue(Person person, Surface surface, Policy policy, String language, List<PurposeId> purposes) {
        Packer out = new Packer();
        PolicyDictionary dictionary = setup.dictionaries().pack(out, policy.version());
        byte[] nonce = new byte[NONCE_BYTES];
        setup.random().nextBytes(nonce);
        out.number(Surface.IN_ORDER.indexOf(surface))
                .number(setup.clock().instant().getEpochSecond())
                .number(dictionary.numberOfLanguage(language))
                .bytes(HexFormat.of().parseHex(policy.notice(language).hash()))
                .bytes(nonce);
        purposes.forEach(purpose -> out.number(dictionary.numberOf(purpose)));
        return setup.keys().sign(KeyUse.FORM, person.context(), out.toBytes());
    }

    /**
     * What a token says.
     *
     * @param person who sent the form
     * @param text the token as it came back
     * @return genuine or forged
     */
    public Reading read(Person person, String text) {
        Optional<byte[]> message = verify(person.context(), text);
        if (message.isEmpty() && isVisitor(person)) {
            message = verify(Person.Nobody.NOBODY.context(), text);
        }
        try {
            return message.map(this::token).orElse(Reading.Forged.FORGED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Reading.Forged.FORGED;
        }
    }

    private Optional<byte[]> verify(String context, String text) {
        return setup.keys().verify(KeyUse.FORM, context, text);
    }

    private static boolean isVisitor(Person person) {
        return person.subject()
                .filter(id -> id.kind() == SubjectId.Kind.VISITOR)
                .isPresent();
    }

    private Reading token(byte[] message) {
        Unpacker in = new Unpacker(message);
        PolicyDictionary dictionary = setup.dictionaries().unpack(in);
        Surface surface = Surface.IN_ORDER.get(in.index());
        Instant at = Instant.ofEpochSecond(in.number());
        String language = dictionary.language(in.index());
        String hash = HexFormat.of().formatHex(in.bytes(HASH_BYTES));
        String nonce = TokenText.encode(in.bytes(NONCE_BYTES));
        List<PurposeId> purposes = new ArrayList<>();
        while (!in.isAtEnd()) {
            purposes.add(dictionary.purpose(in.index()));
        }
        FormToken token = new FormToken(surface, at, dictionary.policy().version(), language, hash, purposes, nonce);
        return new Reading.Genuine(token, !setup.clock().instant().isBefore(at.plus(LIFE)));
    }
}
