package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.EDITORIAL;
import static io.klartext.consent.policy.Difference.Weight.MATERIAL;
import static io.klartext.consent.policy.Difference.Weight.NARROWER;

import io.klartext.consent.policy.Difference.Weight;
import io.klartext.consent.policy.Transformation.Bands;
import io.klartext.consent.policy.Transformation.Precision;
import io.klartext.consent.policy.Transformation.Simple;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How what a purpose sees of its attributes differs between two versions. An attribute that only one of them uses is told
 * as such, and not here.
 */
final class SeenRules {

    private SeenRules() {}

    static void compare(Policy older, Purpose before, Policy newer, Purpose after, Differences findings) {
        if (before.minimise().equals(after.minimise())) {
            return;
        }
        Set<String> both = attributes(older, before);
        both.retainAll(attributes(newer, after));
        for (String attribute : both) {
            Transformation was = before.minimise().get(attribute);
            Transformation now = after.minimise().get(attribute);
            findings.about(new DiffValue.Plain(attribute))
                    .either(Respect.MINIMISE, weight(was, now), value(was), value(now));
        }
    }

    private static Set<String> attributes(Policy policy, Purpose purpose) {
        Set<String> attributes = new TreeSet<>();
        policy.dataOf(purpose).forEach(category -> attributes.addAll(category.attributes()));
        return attributes;
    }

    private static Optional<DiffValue> value(@Nullable Transformation seen) {
        return Optional.ofNullable(seen).map(DiffValue.Seen::new);
    }

    private static Weight weight(@Nullable Transformation was, @Nullable Transformation now) {
        if (!within(now, was)) {
            return MATERIAL;
        }
        return within(was, now) ? EDITORIAL : NARROWER;
    }

    /** Whether all that is seen through the one could be told from what is seen through the other. */
    private static boolean within(@Nullable Transformation seen, @Nullable Transformation other) {
        if (isWhole(other) || seen == Simple.DROP) {
            return true;
        }
        if (isWhole(seen)) {
            return false;
        }
        if (seen instanceof Precision precision && other instanceof Precision finer) {
            return precision.compareTo(finer) >= 0;
        }
        if (seen instanceof Bands bands && other instanceof Bands finer) {
            return finer.limits().containsAll(bands.limits());
        }
        if (seen instanceof Simple unit && other instanceof Simple finer && isTime(unit) && isTime(finer)) {
            return unit.compareTo(finer) >= 0;
        }
        return seen == other;
    }

    private static boolean isWhole(@Nullable Transformation seen) {
        return seen == null || seen == Precision.EXACT;
    }

    private static boolean isTime(Simple simple) {
        return simple.compareTo(Simple.DAY) >= 0;
    }
}
