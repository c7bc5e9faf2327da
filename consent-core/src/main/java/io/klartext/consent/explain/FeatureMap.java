package io.klartext.consent.explain;

import io.klartext.consent.ConsentException;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From what data the features of a model come. It is made once, at start-up, where a mistake is an error with its mend:
 *
 * <pre>{@code
 * FeatureMap features = FeatureMap.forPurpose(policy, ads)
 *         .feature("recency", "purchase-history")
 *         .feature("taste_embedding", "favourite-category")
 *         .notPersonal("season");
 * }</pre>
 *
 * <p>Immutable and safe for use by any number of threads: each call gives a new map.
 */
public final class FeatureMap {

    private final Policy policy;
    private final Purpose purpose;
    private final Map<String, Optional<String>> categories;

    private FeatureMap(Policy policy, Purpose purpose, Map<String, Optional<String>> categories) {
        this.policy = policy;
        this.purpose = purpose;
        this.categories = categories;
    }

    /**
     * A map without features.
     *
     * @param policy the shop's policy
     * @param purpose a purpose of it
     * @return a map
     * @throws ConsentException if the policy has no such purpose
     */
    public static FeatureMap forPurpose(Policy policy, PurposeId purpose) {
        return new FeatureMap(
                policy,
                policy.purpose(purpose)
                        .orElseThrow(() -> new ConsentException("The policy has no purpose \"" + purpose
                                + "\": map the features for one of its purposes")),
                Map.of());
    }

    /**
     * The same with a feature that is made of personal data.
     *
     * @param feature what the model calls it
     * @param category the id of the data category that it comes from
     * @return a new map
     * @throws ConsentException if the policy does not declare the category for the purpose, or the feature is mapped already
     */
    public FeatureMap feature(String feature, String category) {
        if (!purpose.data().contains(category)) {
            throw new ConsentException("The feature \"" + feature + "\" comes from \"" + category
                    + "\", which the policy does not declare for " + purpose.id() + "; declared are " + purpose.data()
                    + ": add it to the purpose's data, or leave the feature out of the model"
                    + (policy.dataCategory(category).isPresent() ? "" : " (the policy has no such data category)"));
        }
        return with(feature, Optional.of(category));
    }

    /**
     * The same with a feature that is the same for everybody, such as the season. It has a share of the weights and is no
     * factor.
     *
     * @param feature what the model calls it
     * @return a new map
     * @throws ConsentException if the feature is mapped already
     */
    public FeatureMap notPersonal(String feature) {
        return with(feature, Optional.empty());
    }

    private FeatureMap with(String feature, Optional<String> category) {
        Map<String, Optional<String>> more = new LinkedHashMap<>(categories);
        if (more.put(feature, category) != null) {
            throw new ConsentException(
                    "The feature \"" + feature + "\" is mapped twice: a feature comes from one data category");
        }
        return new FeatureMap(policy, purpose, more);
    }

    /**
     * Whether a feature was mapped.
     *
     * @param feature what the model calls it
     * @return true if it was
     */
    public boolean knows(String feature) {
        return categories.containsKey(feature);
    }

    /**
     * The data category of a feature.
     *
     * @param feature what the model calls it
     * @return the category's id; empty if the feature is not personal, or not known
     */
    public Optional<String> category(String feature) {
        return categories.getOrDefault(feature, Optional.empty());
    }
}
