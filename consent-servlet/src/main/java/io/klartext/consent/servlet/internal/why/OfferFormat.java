package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Model;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import java.util.Optional;

/** The bytes of an offer. */
final class OfferFormat {

    private static final int MOST = 120;

    private OfferFormat() {}

    static void write(Packer out, Offer offer) {
        // Half an id is another offer's, and half a payer is nobody: what is too long is not told by a link at all.
        out.whole(offer.id(), MOST).whole(offer.surface(), MOST);
        optional(out, offer.title());
        out.number(Constants.KINDS.indexOf(offer.kind())).number(Constants.EFFECTS.indexOf(offer.effect()));
        out.number(Constants.BASES.indexOf(offer.otherwise())).number(offer.aiGenerated() ? 1 : 0);
        optional(out, offer.model().map(Model::name));
        optional(out, offer.model().flatMap(Model::version));
        out.whole(offer.onBehalfOf().orElse(""), MOST).whole(offer.paidBy().orElse(""), MOST);
    }

    static Offer read(Unpacker in) {
        String id = in.text();
        String surface = in.text();
        Optional<String> title = optional(in);
        Offer.Kind kind = Constants.of(Constants.KINDS, in.index());
        Offer.Effect effect = Constants.of(Constants.EFFECTS, in.index());
        Basis otherwise = Constants.of(Constants.BASES, in.index());
        boolean aiGenerated = in.index() == 1;
        Optional<String> model = optional(in);
        Optional<String> modelVersion = optional(in);
        return new Offer(
                id,
                title,
                kind,
                surface,
                effect,
                otherwise,
                aiGenerated,
                model.map(name -> new Model(name, modelVersion)),
                optional(in),
                optional(in));
    }

    private static void optional(Packer out, Optional<String> text) {
        out.text(text.orElse(""), MOST);
    }

    private static Optional<String> optional(Unpacker in) {
        return Optional.of(in.text()).filter(text -> !text.isEmpty());
    }
}
