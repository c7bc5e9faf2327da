package io.klartext.consent.explain;

import java.util.Optional;

/**
 * The model that selected an offer, where it was one (GDPR 22).
 *
 * <p>Making one throws {@link IllegalArgumentException} if the name is blank.
 *
 * @param name what the shop calls it, such as {@code nightly-picks}
 * @param version which one it was, such as the night it was trained
 */
public record Model(String name, Optional<String> version) {

    public Model {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A model needs a name");
        }
    }
}
