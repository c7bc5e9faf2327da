package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.profile.ProfileView;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The view that hands out only what the purpose may see, and notes what was taken. */
public final class NotingProfileView implements ProfileView {

    private final Decision decision;
    private final @Nullable Policy policy;
    private final Supplier<?> source;
    private final UndeclaredReads undeclared;
    private final ReadNotes notes = new ReadNotes();
    private final Map<String, List<String>> fetched = new HashMap<>();
    private @Nullable Set<String> declared;
    private @Nullable Object profile;

    public NotingProfileView(
            Decision decision, @Nullable Policy policy, Supplier<?> source, UndeclaredReads undeclared) {
        this.decision = decision;
        this.policy = policy;
        this.source = source;
        this.undeclared = undeclared;
    }

    @Override
    public Decision decision() {
        return decision;
    }

    @Override
    public Optional<String> text(String attribute) {
        List<String> values = values(attribute, false);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        notes.read(attribute, 0, values.get(0));
        return Optional.of(values.get(0));
    }

    @Override
    public Optional<BigDecimal> number(String attribute) {
        try {
            return text(attribute).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> items(String attribute) {
        return new NotedList(attribute, values(attribute, true), notes);
    }

    private List<String> values(String attribute, boolean list) {
        AttributePath path = new AttributePath(attribute);
        if (path.hasList() != list) {
            throw new IllegalArgumentException("The attribute \"" + attribute
                    + (list
                            ? "\" is a single value: read it with text or number"
                            : "\" is a list: read it with items"));
        }
        Set<String> known = declared();
        if (!known.contains(attribute)) {
            undeclared.tell(decision.purpose(), attribute, known);
            return List.of();
        }
        if (!decision.allowed()) {
            return List.of();
        }
        if (profile == null) {
            profile = source.get();
        }
        return fetched.computeIfAbsent(attribute, key -> path.read(profile));
    }

    /** What the purpose may see; gathered at the first read, because a view that nobody reads needs none of it. */
    private Set<String> declared() {
        Set<String> known = declared;
        if (known == null) {
            known = new HashSet<>();
            Optional<Purpose> purpose = policy == null ? Optional.empty() : policy.purpose(decision.purpose());
            if (policy != null && purpose.isPresent()) {
                for (DataCategory category : policy.dataOf(purpose.get())) {
                    known.addAll(category.attributes());
                }
            }
            declared = known;
        }
        return known;
    }

    @Override
    public Explanation explain(Offer offer) {
        return explain(offer, ValueLabels.asIs());
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return Explainer.explain(decision, policy, notes, offer, labels);
    }
}
