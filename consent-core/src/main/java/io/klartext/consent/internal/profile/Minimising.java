package io.klartext.consent.internal.profile;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Purpose;
import org.jspecify.annotations.Nullable;

/** Turns a value into what a purpose sees of it, as the policy declares under {@code minimise}. Immutable. */
public final class Minimising {

    private final Purpose purpose;
    private final @Nullable KeyRing keys;

    /** What a purpose sees. Without keys nothing is seen where the policy asks for a hash. */
    public Minimising(Purpose purpose, @Nullable KeyRing keys) {
        this.purpose = purpose;
        this.keys = keys;
    }

    /** What is seen of a single value; null where nothing is. */
    public @Nullable String of(String attribute, String value) {
        return purpose.minimise().containsKey(attribute) && keys == null ? null : value;
    }
}
