package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.RefusedOfferException;
import io.klartext.consent.internal.explain.DroppedOffers;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the views of a manager. Safe for use by any number of threads; each view is confined to one. */
public final class Views {

    private final IntFunction<Optional<Policy>> policies;
    private final @Nullable KeyRing keys;
    private final DroppedOffers dropped;
    private final UndeclaredReads undeclared = new UndeclaredReads();

    /** One for each purpose: that of the version which was asked for last. */
    private final Map<PurposeId, Scope> scopes = new ConcurrentHashMap<>();

    /**
     * Views under published policies.
     *
     * @param policies the policy of a version
     * @param keys what hashes are made with; null if there are none
     * @param dropped counts the offers that may not be shown
     */
    public Views(IntFunction<Optional<Policy>> policies, @Nullable KeyRing keys, DroppedOffers dropped) {
        this.policies = policies;
        this.keys = keys;
        this.dropped = dropped;
    }

    /** A view for whatever comes of it. */
    public ProfileView of(Decision decision, Supplier<?> profile) {
        Scope scope = decision.allowed() ? scope(decision) : null;
        return scope == null
                ? new DeniedProfileView(decision, this)
                : view(decision, scope, new ProfileValues(scope, profile), false);
    }

    /** What a selector sees and what it leaves behind; null where the decision is a denial. */
    public @Nullable Showing showing(Decision decision, Supplier<?> profile) {
        Scope scope = decision.allowed() ? scope(decision) : null;
        if (scope == null) {
            return null;
        }
        ProfileValues values = new ProfileValues(scope, profile);
        return new Showing(this, scope, values, view(decision, scope, values, true));
    }

    NotingProfileView view(Decision decision, Scope scope, Values values, boolean gathers) {
        return new NotingProfileView(
                new NotingProfileView.Profile(decision, scope, values, this, gathers), new ReadNotes());
    }

    private @Nullable Scope scope(Decision decision) {
        Policy policy = policy(decision);
        if (policy == null) {
            return null;
        }
        Scope known = scopes.get(decision.purpose());
        if (known != null && known.policy().equals(policy)) {
            return known;
        }
        Purpose purpose = policy.purpose(decision.purpose()).orElse(null);
        if (purpose == null) {
            return null;
        }
        Scope made = new Scope(policy, purpose, keys);
        scopes.put(purpose.id(), made);
        return made;
    }

    @Nullable Policy policy(Decision decision) {
        return policies.apply(decision.policyVersion()).orElse(null);
    }

    void undeclared(NotingProfileView.Profile profile, String path) {
        undeclared.tell(profile.decision().purpose(), path, profile.scope().paths());
    }

    public Optional<Explanation> ifAllowed(Decision decision, Supplier<Explanation> explaining) {
        try {
            return Optional.of(explaining.get());
        } catch (RefusedOfferException e) {
            dropped.count(decision, e);
            return Optional.empty();
        }
    }
}
