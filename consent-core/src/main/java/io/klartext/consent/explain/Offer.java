package io.klartext.consent.explain;

import java.util.Optional;

/**
 * Anything a shop selected for a person: a product, a banner, a price, a message.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the id or the surface is blank.
 *
 * @param id the shop's id of it, such as an article number
 * @param kind whether it is the shop's own, editorial, or an advertisement
 * @param surface where it is shown, such as {@code cart.picks}
 * @param effect what the person's data changed about it
 * @param onBehalfOf on whose behalf it is shown, where that is not the shop (DSA 26(1)(b))
 * @param paidBy who paid for it, where that is somebody else again (DSA 26(1)(c))
 */
public record Offer(
        String id, Kind kind, String surface, Effect effect, Optional<String> onBehalfOf, Optional<String> paidBy) {

    /** What kind of offer it is. */
    public enum Kind {
        /** Chosen by editors, not to sell. */
        EDITORIAL,
        /** The shop's own goods. */
        OWN,
        /** An advertisement for somebody else. */
        ADVERTISEMENT
    }

    /** What a person's data changed. */
    public enum Effect {
        /** Whether it is shown at all. */
        SELECTION,
        /** Where it stands. */
        RANKING,
        /** What it costs. */
        PRICE,
        /** What it says. */
        CONTENT
    }

    public Offer {
        if (id.isBlank() || surface.isBlank()) {
            throw new IllegalArgumentException("An offer needs an id and a surface");
        }
    }

    /**
     * One of the shop's own goods.
     *
     * @param id the shop's id of it
     * @return an offer on the surface {@code page} that affects the selection
     */
    public static Offer own(String id) {
        return new Offer(id, Kind.OWN, "page", Effect.SELECTION, Optional.empty(), Optional.empty());
    }

    /**
     * Something that editors chose.
     *
     * @param id the shop's id of it
     * @return an offer on the surface {@code page} that affects the selection
     */
    public static Offer editorial(String id) {
        return new Offer(id, Kind.EDITORIAL, "page", Effect.SELECTION, Optional.empty(), Optional.empty());
    }

    /**
     * An advertisement for somebody else.
     *
     * @param id the shop's id of it
     * @param onBehalfOf on whose behalf it is shown
     * @param paidBy who paid for it
     * @return an offer on the surface {@code page} that affects the selection
     */
    public static Offer advertisement(String id, String onBehalfOf, String paidBy) {
        return new Offer(
                id, Kind.ADVERTISEMENT, "page", Effect.SELECTION, Optional.of(onBehalfOf), Optional.of(paidBy));
    }

    /**
     * The same offer, shown elsewhere.
     *
     * @param where the surface
     * @return a new offer
     */
    public Offer onSurface(String where) {
        return new Offer(id, kind, where, effect, onBehalfOf, paidBy);
    }

    /**
     * The same offer with another effect.
     *
     * @param what what the person's data changed
     * @return a new offer
     */
    public Offer affecting(Effect what) {
        return new Offer(id, kind, surface, what, onBehalfOf, paidBy);
    }
}
