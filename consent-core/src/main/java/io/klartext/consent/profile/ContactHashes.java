package io.klartext.consent.profile;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keyed hashes of telephone numbers and e-mail addresses, so that a shop's directory holds neither. Two spellings of one
 * number or address have one hash. There are few telephone numbers: whoever has the key can try them all, so keep it apart
 * from the directory. Immutable and thread-safe.
 */
public final class ContactHashes {

    private static final int LONGEST_ADDRESS = 254;

    /** One at sign, no space or control character, a domain of at least two parts. Whether it exists nobody asks. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\p{Z}\\p{C}@\"<>(),:;\\[\\]\\\\]{1,64}@[^\\p{Z}\\p{C}@\"<>(),:;\\[\\]\\\\.]+(\\.[^\\p{Z}\\p{C}@\"<>(),:;\\[\\]\\\\.]+)+");

    private final KeyRing keys;
    private final DialPlan plan;

    private ContactHashes(KeyRing keys, DialPlan plan) {
        this.keys = keys;
        this.plan = plan;
    }

    /**
     * Hashes under the keys of a ring.
     *
     * @param keys the shop's keys, the same on every node
     * @param plan how numbers without a country are read
     * @return the hashes
     */
    public static ContactHashes of(KeyRing keys, DialPlan plan) {
        return new ContactHashes(keys, plan);
    }

    /**
     * The hash under which a shop writes a contact into its directory: that of the ring's first key.
     *
     * @param contact as somebody wrote it
     * @return 43 characters of base64url; empty if the contact cannot be read, and then it matches nothing
     */
    public Optional<String> of(Contact contact) {
        return message(contact).map(message -> TokenText.encode(keys.mac(KeyUse.CONTACT, message)));
    }

    /**
     * The hashes under which a contact is looked up: one for each key of the ring, so that what was written under an older
     * key is still found.
     *
     * @param contact as somebody wrote it
     * @return 43 characters of base64url each, the first key's first; empty if the contact cannot be read
     */
    public List<String> all(Contact contact) {
        Optional<byte[]> message = message(contact);
        return message.isEmpty()
                ? List.of()
                : keys.macs(KeyUse.CONTACT, message.get()).stream()
                        .map(TokenText::encode)
                        .toList();
    }

    /** The kind stands before the one spelling, so that no address is ever taken for a number. */
    private Optional<byte[]> message(Contact contact) {
        Optional<String> spelt = switch (contact.kind()) {
            case TELEPHONE -> plan.e164(contact.written());
            case EMAIL -> address(contact.written());
        };
        return spelt.map(one -> (contact.kind() + "\n" + one).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The one spelling of an e-mail address: composed, trimmed, in lower case. Dots and what follows a plus stay: to a
     * provider they may be two people, and whose mail it is is not guessed.
     */
    static Optional<String> address(String written) {
        String spelt = composed(composed(written).strip().toLowerCase(Locale.ROOT));
        return spelt.length() <= LONGEST_ADDRESS && ADDRESS.matcher(spelt).matches()
                ? Optional.of(spelt)
                : Optional.empty();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
