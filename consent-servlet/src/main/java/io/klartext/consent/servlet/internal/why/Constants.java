package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer.Effect;
import io.klartext.consent.explain.Offer.Kind;
import io.klartext.consent.policy.Origin;
import java.util.List;

/** The numbers of constants in a token. The order is part of the format: append, never insert. */
final class Constants {

    static final List<Origin> ORIGINS = List.of(Origin.TOLD, Origin.OBSERVED, Origin.INFERRED, Origin.RECEIVED);
    static final List<Influence> INFLUENCES =
            List.of(Influence.PRIMARY, Influence.CONTRIBUTING, Influence.MINOR, Influence.UNKNOWN);
    static final List<Kind> KINDS = List.of(Kind.EDITORIAL, Kind.OWN, Kind.ADVERTISEMENT);
    static final List<Effect> EFFECTS = List.of(Effect.SELECTION, Effect.RANKING, Effect.PRICE, Effect.CONTENT);
    static final List<Basis> BASES = List.of(
            Basis.PERSONALISED, Basis.CONTEXTUAL, Basis.POPULAR, Basis.RANDOM, Basis.PAID, Basis.NOT_PERSONALISED);

    static final List<Control> CONTROLS = List.of(
            Control.WITHDRAW,
            Control.OBJECT,
            Control.CHANGE_VALUE,
            Control.DELETE_DATA,
            Control.HIDE_OFFER,
            Control.LEARN_MORE);

    private Constants() {}

    static <T> T of(List<T> constants, int number) {
        if (number >= constants.size()) {
            throw new IllegalArgumentException("There is no such constant in this version");
        }
        return constants.get(number);
    }
}
