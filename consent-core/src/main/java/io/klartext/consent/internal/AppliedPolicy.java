package io.klartext.consent.internal;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of the policy that counts until an instant, prepared for checks. Immutable. */
final class AppliedPolicy {

    private final PolicyVersions versions;
    private final @Nullable Policy policy;
    private final @Nullable Instant until;
    private final Meters meters;
    private final CheckMeter ofUnknown;
    private final Map<PurposeId, AppliedPurpose> byId = new HashMap<>();
    private final List<AppliedPurpose> purposes = new ArrayList<>();

    private AppliedPolicy(PolicyVersions versions, @Nullable Policy policy, @Nullable Instant until, Meters meters) {
        this.versions = versions;
        this.meters = meters;
        this.ofUnknown = meters.checksOfUnknown();
        this.policy = policy;
        this.until = until;
        if (policy != null) {
            Map<PurposeId, Integer> minimum = versions.minimumVersions(policy);
            minimum.forEach((id, version) -> {
                AppliedPurpose purpose = AppliedPurpose.of(
                        purposes.size(),
                        policy.purpose(id).orElseThrow(),
                        version,
                        policy.version(),
                        meters.checks(id));
                purposes.add(purpose);
                byId.put(id, purpose);
            });
        }
    }

    static AppliedPolicy at(Instant now, PolicyVersions versions, Meters meters) {
        return new AppliedPolicy(
                versions,
                versions.at(now).orElse(null),
                versions.nextChange(now).orElse(null),
                meters);
    }

    /** The policy that counts at another instant. */
    AppliedPolicy at(Instant now) {
        return at(now, versions, meters);
    }

    /** Counts the checks for purposes that this policy does not know. */
    CheckMeter ofUnknown() {
        return ofUnknown;
    }

    PolicyVersions versions() {
        return versions;
    }

    Optional<Policy> policy() {
        return Optional.ofNullable(policy);
    }

    /** When the next version begins to count; null if none waits. */
    @Nullable Instant until() {
        return until;
    }

    long untilMillis() {
        return until == null ? Long.MAX_VALUE : until.toEpochMilli();
    }

    List<AppliedPurpose> purposes() {
        return purposes;
    }

    @Nullable AppliedPurpose purpose(PurposeId id) {
        return byId.get(id);
    }

    Decision unknown(PurposeId id) {
        return new Decision(id, Reason.UNKNOWN_PURPOSE, null, policy == null ? 0 : policy.version(), null, until);
    }

    Instant endOfGrant(AppliedPurpose purpose, int grantedVersion, Instant recordedAt) {
        return policy == null
                ? Instant.MIN
                : versions.endOfGrant(purpose.purpose().id(), grantedVersion, recordedAt, policy);
    }

    int version() {
        return policy == null ? 0 : policy.version();
    }
}
