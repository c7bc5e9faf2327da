package io.klartext.consent.internal.profile;

import io.klartext.consent.explain.Factor;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.policy.Transformation.Precision;
import java.util.Comparator;
import java.util.List;

/**
 * How little a person expects a factor. What is told first cannot be masked by what is common: special data, then a precise
 * place, then data about others, then guesses, then what others handed over, then what was observed, then what the person
 * told. Among equals the policy's order decides, so the same notes give the same order.
 */
public record Unexpected(DataCategory category, boolean precise, Factor factor) {

    private int rank() {
        if (category.special()) {
            return 0;
        }
        if (precise) {
            return 1;
        }
        if (category.thirdPersons()) {
            return 2;
        }
        return switch (category.origin()) {
            case INFERRED -> 3;
            case RECEIVED -> 4;
            case OBSERVED -> 5;
            case TOLD -> 6;
        };
    }

    /** The factors, the least expected first. */
    public static List<Factor> first(List<Unexpected> inOrderOfThePolicy) {
        return inOrderOfThePolicy.stream()
                .sorted(Comparator.comparingInt(Unexpected::rank))
                .map(Unexpected::factor)
                .toList();
    }

    /** Whether a purpose sees a place of this category precisely, as far as the policy says. */
    public static boolean isPrecise(Purpose purpose, DataCategory category) {
        return category.attributes().stream().anyMatch(attribute -> {
            Transformation seen = purpose.minimise().get(attribute);
            return seen == Precision.EXACT || seen == Precision.KILOMETRE;
        });
    }
}
