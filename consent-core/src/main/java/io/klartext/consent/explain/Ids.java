package io.klartext.consent.explain;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The names of constants outside Java, in texts and in JSON: {@code NOT_PERSONALISED} is {@code not-personalised}. */
final class Ids {

    static final Map<Basis, String> BASES = all(Basis.class);
    static final Map<Control, String> CONTROLS = all(Control.class);
    static final Map<Influence, String> INFLUENCES = all(Influence.class);
    static final Map<Offer.Kind, String> KINDS = all(Offer.Kind.class);
    static final Map<Offer.Effect, String> EFFECTS = all(Offer.Effect.class);

    private Ids() {}

    static <E extends Enum<E>> String of(Map<E, String> ids, E constant) {
        return Objects.requireNonNull(ids.get(constant));
    }

    private static <E extends Enum<E>> Map<E, String> all(Class<E> type) {
        Map<E, String> ids = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            ids.put(constant, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return ids;
    }
}
