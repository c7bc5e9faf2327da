package io.klartext.consent.internal.json;

import io.klartext.consent.internal.profile.Minimising;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Transformation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one purpose sees under one version of the policy: its attributes by category, and how. Immutable. */
public final class Seen {

    /** Under this key the writer of a purpose carries it; where it is missing nothing is seen. */
    public static final Object KEY = Seen.class;

    private final Purpose purpose;
    private final Minimising minimising;
    private final Map<String, Set<String>> attributes = new HashMap<>();
    private final Map<String, Set<String>> above = new HashMap<>();

    /** What a purpose of a policy sees. */
    public Seen(Policy policy, Purpose purpose, @Nullable KeyRing keys) {
        this.purpose = purpose;
        this.minimising = new Minimising(purpose, keys);
        for (DataCategory category : policy.dataOf(purpose)) {
            Set<String> own = new HashSet<>();
            Set<String> over = new HashSet<>();
            for (String attribute : category.attributes()) {
                if (purpose.minimise().get(attribute) != Transformation.Simple.DROP) {
                    own.add(attribute);
                    addAbove(attribute, over);
                }
            }
            attributes.put(category.id(), own);
            above.put(category.id(), over);
        }
    }

    /** Every object on the way to an attribute: of {@code a.b[].c} these are {@code a} and {@code a.b[]}. */
    private static void addAbove(String attribute, Set<String> over) {
        for (int dot = attribute.indexOf('.'); dot > 0; dot = attribute.indexOf('.', dot + 1)) {
            over.add(attribute.substring(0, dot));
        }
    }

    boolean reads(String category) {
        return attributes.containsKey(category);
    }

    /** Whether a single value at the place may be seen. */
    boolean shows(Place place) {
        return attributes.getOrDefault(place.category(), Set.of()).contains(place.path());
    }

    /** Whether a member of an object at the place may be seen. */
    boolean showsBelow(Place place) {
        return above.getOrDefault(place.category(), Set.of()).contains(place.path());
    }

    /** Whether anything may be seen of what stands at the place, were it there. */
    boolean showsAny(Place place) {
        return shows(place) || showsBelow(place) || shows(place.element()) || showsBelow(place.element());
    }

    /** Whether a value at the place is seen otherwise than it is. */
    boolean changes(Place place) {
        return transformation(place) != null && transformation(place) != Transformation.Precision.EXACT;
    }

    @Nullable Transformation transformation(Place place) {
        return purpose.minimise().get(place.path());
    }

    Minimising minimising() {
        return minimising;
    }
}
