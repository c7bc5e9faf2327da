package io.klartext.consent.internal.decision;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.internal.meter.CheckMeter;
import io.klartext.consent.internal.meter.Meters;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of the policy that counts until an instant, prepared for checks. Immutable. */
public final class AppliedPolicy {

    private final PolicyVersions versions;
    private final @Nullable Policy policy;
    private final @Nullable Instant until;
    private final long sinceMillis;
    private final long untilMillis;
    private final CheckMeter ofUnknown;
    private final Map<PurposeId, AppliedPurpose> byId = new HashMap<>();
    private final List<AppliedPurpose> purposes = new ArrayList<>();

    private AppliedPolicy(PolicyVersions versions, @Nullable Policy policy, @Nullable Instant until, Meters meters) {
        this.versions = versions;
        this.ofUnknown = meters.checksOfUnknown();
        this.policy = policy;
        this.until = until;
        this.sinceMillis =
                policy == null ? Long.MIN_VALUE : policy.effectiveFrom().toEpochMilli();
        this.untilMillis = until == null ? Long.MAX_VALUE : until.toEpochMilli();
        if (policy != null) {
            Map<PurposeId, Integer> minimum = versions.minimumVersions(policy);
            policy.purposes()
                    .forEach(purpose -> add(new AppliedPurpose(
                            purposes.size(),
                            purpose,
                            minimum.getOrDefault(purpose.id(), policy.version()),
                            policy.usesSpecialData(purpose),
                            AppliedPurpose.unavailable(purpose, policy.version()),
                            meters.checks(purpose.id()))));
        }
    }

    private void add(AppliedPurpose purpose) {
        purposes.add(purpose);
        byId.put(purpose.purpose().id(), purpose);
    }

    /**
     * The policy that counts at an instant.
     *
     * @param now the instant
     * @param versions the published versions
     * @param meters counts the checks
     * @return the policy, which may be none
     */
    public static AppliedPolicy at(Instant now, PolicyVersions versions, Meters meters) {
        return new AppliedPolicy(
                versions,
                versions.at(now).orElse(null),
                versions.nextChange(now).orElse(null),
                meters);
    }

    /** Counts the checks for purposes that this policy does not know. */
    public CheckMeter ofUnknown() {
        return ofUnknown;
    }

    /** The published versions, those that do not count yet included. */
    public PolicyVersions versions() {
        return versions;
    }

    /** The version that counts, if any is effective. */
    public Optional<Policy> policy() {
        return Optional.ofNullable(policy);
    }

    /** When the next version begins to count; null if none waits. */
    @Nullable Instant until() {
        return until;
    }

    /** Whether this version counts at an instant, which a clock that goes back can move before its beginning. */
    boolean countsAt(long millis) {
        return sinceMillis <= millis && millis < untilMillis;
    }

    /** All purposes, in the order of the policy. */
    public List<AppliedPurpose> purposes() {
        return purposes;
    }

    /** The purpose of an id; null if the policy has none. */
    public @Nullable AppliedPurpose purpose(PurposeId id) {
        return byId.get(id);
    }

    /** The answer for a purpose that the policy does not have. */
    public Decision unknown(PurposeId id) {
        return new Decision(id, Reason.UNKNOWN_PURPOSE, null, version(), null, until);
    }

    /** When a grant of a purpose of this policy ends. */
    Instant endOfGrant(AppliedPurpose purpose, int grantedVersion, Instant givenAt) {
        return versions.endOfGrant(purpose.purpose().id(), grantedVersion, givenAt, Objects.requireNonNull(policy));
    }

    /** Whether a grant under a version covers the purpose now. What a version that is not known covered nobody can tell. */
    boolean isEnough(AppliedPurpose purpose, int grantedVersion) {
        return grantedVersion >= purpose.minimumVersion()
                && grantedVersion <= version()
                && versions.version(grantedVersion).isPresent();
    }

    /** The number of the version that counts; 0 if none does. */
    public int version() {
        return policy == null ? 0 : policy.version();
    }
}
