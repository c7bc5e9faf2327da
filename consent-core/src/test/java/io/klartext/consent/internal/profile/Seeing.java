package io.klartext.consent.internal.profile;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.policy.Transformation;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A purpose that sees the attribute {@code it} in one way. */
final class Seeing {

    static final String IT = "it";
    static final KeyRing KEYS = KeyRing.of(List.of("A".repeat(43)));

    private Seeing() {}

    static Minimising by(Transformation transformation) {
        return new Minimising(purpose("offers", Map.of(IT, transformation)), KEYS);
    }

    static Minimising bands(int... limits) {
        return by(new Transformation.Bands(Stream.of(limits)
                .flatMap(all -> java.util.Arrays.stream(all).mapToObj(BigDecimal::valueOf))
                .toList()));
    }

    static Purpose purpose(String id, Map<String, Transformation> minimise) {
        LocalizedText text = new LocalizedText(Map.of("en", "Offers"));
        return new Purpose(
                PurposeId.of(id),
                LegalBasis.CONSENT,
                Profiling.NONE,
                false,
                text,
                text,
                List.of("data"),
                List.of(),
                Period.ofDays(30),
                Optional.of(Period.ofMonths(6)),
                false,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Period.ofMonths(6),
                Purpose.WhenUnavailable.DENY,
                minimise,
                Map.of());
    }
}
