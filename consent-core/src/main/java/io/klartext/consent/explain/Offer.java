package io.klartext.consent.explain;

import java.util.Optional;

/**
 * Anything a shop selected for a person: a product, a banner, a price, a message.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the id or the surface is blank, or if it is said to be
 * personalised anyhow: only what was read can say that.
 *
 * @param id the shop's id of it, such as an article number
 * @param title what the person knows it by, such as a product's name
 * @param kind whether it is the shop's own, editorial, or an advertisement
 * @param surface where it is shown, such as {@code cart.picks}
 * @param effect what the person's data changed about it
 * @param otherwise on what it rests if no data about the person entered
 * @param aiGenerated whether a machine generated what it shows or says (AI Act 50)
 * @param model the model that selected it, where it was one
 * @param onBehalfOf on whose behalf it is shown, where that is not the shop (DSA 26(1)(b))
 * @param paidBy who paid for it, where that is somebody else again (DSA 26(1)(c))
 */
public record Offer(
        String id,
        Optional<String> title,
        Kind kind,
        String surface,
        Effect effect,
        Basis otherwise,
        boolean aiGenerated,
        Optional<Model> model,
        Optional<String> onBehalfOf,
        Optional<String> paidBy) {

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
        if (otherwise == Basis.PERSONALISED) {
            throw new IllegalArgumentException("Whether an offer is personalised follows from what was read");
        }
    }

    private static Offer of(String id, Kind kind, Optional<String> onBehalfOf, Optional<String> paidBy) {
        return new Offer(
                id,
                Optional.empty(),
                kind,
                "page",
                Effect.SELECTION,
                Basis.NOT_PERSONALISED,
                false,
                Optional.empty(),
                onBehalfOf,
                paidBy);
    }

    /**
     * One of the shop's own goods.
     *
     * @param id the shop's id of it
     * @return an offer on the surface {@code page} that affects the selection
     */
    public static Offer own(String id) {
        return of(id, Kind.OWN, Optional.empty(), Optional.empty());
    }

    /**
     * Something that editors chose.
     *
     * @param id the shop's id of it
     * @return an offer on the surface {@code page} that affects the selection
     */
    public static Offer editorial(String id) {
        return of(id, Kind.EDITORIAL, Optional.empty(), Optional.empty());
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
        return of(id, Kind.ADVERTISEMENT, Optional.of(onBehalfOf), Optional.of(paidBy));
    }

    /**
     * The same offer, by the name that the person knows it by.
     *
     * @param name what it is called; nothing if blank
     * @return a new offer
     */
    public Offer titled(String name) {
        return new Offer(
                id,
                Optional.of(name).filter(text -> !text.isBlank()),
                kind,
                surface,
                effect,
                otherwise,
                aiGenerated,
                model,
                onBehalfOf,
                paidBy);
    }

    /**
     * The same offer, shown elsewhere.
     *
     * @param where the surface
     * @return a new offer
     */
    public Offer onSurface(String where) {
        return new Offer(id, title, kind, where, effect, otherwise, aiGenerated, model, onBehalfOf, paidBy);
    }

    /**
     * The same offer with another effect.
     *
     * @param what what the person's data changed
     * @return a new offer
     */
    public Offer affecting(Effect what) {
        return new Offer(id, title, kind, surface, what, otherwise, aiGenerated, model, onBehalfOf, paidBy);
    }

    /**
     * The same offer, with what it rests on where no data about the person entered.
     *
     * @param basis any but personalised
     * @return a new offer
     */
    public Offer otherwise(Basis basis) {
        return new Offer(id, title, kind, surface, effect, basis, aiGenerated, model, onBehalfOf, paidBy);
    }

    /**
     * The same offer, selected by a model.
     *
     * @param which the model
     * @return a new offer
     */
    public Offer chosenBy(Model which) {
        return new Offer(
                id, title, kind, surface, effect, otherwise, aiGenerated, Optional.of(which), onBehalfOf, paidBy);
    }

    /**
     * The same offer, whose picture or words a machine generated.
     *
     * @return a new offer
     */
    public Offer generatedByAi() {
        return new Offer(id, title, kind, surface, effect, otherwise, true, model, onBehalfOf, paidBy);
    }
}
