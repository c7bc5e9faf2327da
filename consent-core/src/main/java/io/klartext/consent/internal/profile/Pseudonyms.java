package io.klartext.consent.internal.profile;

import io.klartext.consent.ConsentException;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.policy.PurposeId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keyed names of subjects, one for each purpose. What is hashed is purpose, kind and id, one per line; neither of the first
 * two can hold a line break, so no two questions are spelt alike. Immutable.
 */
public final class Pseudonyms {

    private final @Nullable KeyRing keys;

    /** Names under the first key of a ring; null if the shop gave none. */
    public Pseudonyms(@Nullable KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The name of a subject for a purpose.
     *
     * @throws ConsentException if there are no keys
     */
    public String of(SubjectId subject, PurposeId purpose) {
        if (keys == null) {
            throw new ConsentException("A pseudonym needs a secret key: call"
                    + " .keys(KeyRing.inFile(Path.of(\"data/consent-keys\"))) on the builder of the ConsentManager");
        }
        String spelt = purpose.value() + "\n" + subject.kind() + "\n" + subject.value();
        return TokenText.encode(keys.mac(KeyUse.PSEUDONYM, spelt.getBytes(StandardCharsets.UTF_8)));
    }
}
