package io.klartext.consent.internal.profile;

import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one purpose may see under one version of the policy, prepared once. Immutable. */
final class Scope {

    private final Policy policy;
    private final Purpose purpose;
    private final List<DataCategory> categories;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, Attribute> lists = new LinkedHashMap<>();
    private final Map<String, List<Attribute>> byCategory = new LinkedHashMap<>();
    private final Map<String, List<Attribute>> listsByCategory = new LinkedHashMap<>();
    private final Minimising minimising;

    Scope(Policy policy, Purpose purpose, @Nullable KeyRing keys) {
        this.policy = policy;
        this.purpose = purpose;
        this.minimising = new Minimising(purpose, keys);
        this.categories = policy.dataOf(purpose);
        for (DataCategory category : categories) {
            List<Attribute> own = new ArrayList<>();
            for (String path : category.attributes()) {
                Attribute attribute =
                        Attribute.of(path, category, purpose.minimise().get(path));
                own.add(attribute);
                attributes.put(path, attribute);
            }
            byCategory.put(category.id(), List.copyOf(own));
        }
        // Those that name a list's own elements come before those that only pass through it.
        for (Attribute attribute : attributes.values()) {
            if (!attribute.lists().isEmpty()) {
                list(attribute.holder(), attribute);
            }
        }
        for (Attribute attribute : attributes.values()) {
            attribute.lists().forEach(list -> list(list, attribute));
        }
    }

    private void list(String path, Attribute first) {
        if (!lists.containsKey(path)) {
            Attribute list = Attribute.elementsOf(path, first.category());
            lists.put(path, list);
            listsByCategory
                    .computeIfAbsent(first.category().id(), key -> new ArrayList<>())
                    .add(list);
        }
    }

    Policy policy() {
        return policy;
    }

    Purpose purpose() {
        return purpose;
    }

    Minimising minimising() {
        return minimising;
    }

    /** The data categories, in the order of the policy. */
    List<DataCategory> categories() {
        return categories;
    }

    /** The attributes of one of the categories, in the order of the policy. */
    List<Attribute> attributesOf(DataCategory category) {
        return byCategory.getOrDefault(category.id(), List.of());
    }

    /** The lists whose length belongs to one of the categories. */
    List<Attribute> listsOf(DataCategory category) {
        return listsByCategory.getOrDefault(category.id(), List.of());
    }

    @Nullable Attribute attribute(String path) {
        return attributes.get(path);
    }

    @Nullable Attribute list(String path) {
        return lists.get(path);
    }

    Collection<Attribute> attributes() {
        return Collections.unmodifiableCollection(attributes.values());
    }

    Collection<Attribute> lists() {
        return Collections.unmodifiableCollection(lists.values());
    }

    /** The paths that may be read, for a message to a developer. */
    Collection<String> paths() {
        return Collections.unmodifiableCollection(attributes.keySet());
    }
}
