package io.klartext.consent.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All published versions of a shop's policy. It says which one counts at an instant, and since which version a grant of
 * a purpose is still good. Publishing another version makes another instance; no record of a choice is touched.
 * Immutable.
 */
public final class PolicyVersions {

    private final NavigableMap<Integer, Policy> byVersion;

    /** Found once for each two versions: every page says it to whoever is asked again. */
    private final Map<Span, PolicyDiff> diffs = new ConcurrentHashMap<>();

    private record Span(int from, int to) {}

    private PolicyVersions(NavigableMap<Integer, Policy> byVersion) {
        this.byVersion = byVersion;
    }

    /**
     * The published versions.
     *
     * @param policies in any order; a version may stand twice only with the same content
     * @return the versions
     * @throws PolicyException if two documents share a version, or an author calls a change editorial that widens
     */
    public static PolicyVersions of(List<Policy> policies) {
        NavigableMap<Integer, Policy> byVersion = new TreeMap<>();
        for (Policy policy : policies) {
            Policy other = byVersion.putIfAbsent(policy.version(), policy);
            if (other != null && !other.equals(policy)) {
                throw new PolicyException(
                        "policy version " + policy.version(),
                        List.of(new PolicyProblem(
                                "/version",
                                "another document was already published as version " + policy.version(),
                                "a published version never changes: take the next number")));
            }
        }
        PolicyVersions versions = new PolicyVersions(byVersion);
        byVersion.values().forEach(versions::refuseEditorialWidening);
        byVersion.values().forEach(versions::refuseMarketingThatHides);
        return versions;
    }

    /**
     * The version that counts at an instant: the highest one that is effective by then.
     *
     * @param now an instant
     * @return the policy, or empty if none is effective yet
     */
    public Optional<Policy> at(Instant now) {
        return byVersion.descendingMap().values().stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(now))
                .findFirst();
    }

    /**
     * The next instant at which another version begins to count.
     *
     * @param now an instant
     * @return a later instant, or empty if no version waits
     */
    public Optional<Instant> nextChange(Instant now) {
        // A higher version that were effective already would be the one that counts.
        int counting = at(now).map(Policy::version).orElse(0);
        return byVersion.tailMap(counting, false).values().stream()
                .map(Policy::effectiveFrom)
                .min(Instant::compareTo);
    }

    /**
     * A published version.
     *
     * @param version its number
     * @return the policy, or empty if that version was never published
     */
    public Optional<Policy> version(int version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /**
     * Some of these versions, such as those that had been published by a past instant. Each of them was judged when it was
     * published, and is not judged again.
     *
     * @param which those to keep
     * @return the versions that are kept
     */
    public PolicyVersions only(Predicate<Policy> which) {
        NavigableMap<Integer, Policy> kept = new TreeMap<>(byVersion);
        kept.values().removeIf(which.negate());
        return new PolicyVersions(kept);
    }

    /**
     * For each purpose of a policy the oldest version under which a grant is still good for it: what the purpose covers
     * in the policy lies within what was granted then and in every version since.
     *
     * @param policy one of these versions
     * @return the minimum version by purpose
     */
    public Map<PurposeId, Integer> minimumVersions(Policy policy) {
        Map<PurposeId, Integer> minimum = new HashMap<>();
        for (Purpose purpose : policy.purposes()) {
            minimum.put(purpose.id(), minimumVersion(policy, purpose));
        }
        return minimum;
    }

    private int minimumVersion(Policy policy, Purpose purpose) {
        int minimum = policy.version();
        Policy newer = policy;
        for (Policy older :
                byVersion.headMap(policy.version(), false).descendingMap().values()) {
            if (!PurposeSteps.keepsGrants(older, newer, policy, purpose.id())) {
                break;
            }
            minimum = older.version();
            newer = older;
        }
        return minimum;
    }

    /**
     * What changed from one published version to another, over all versions in between: a purpose of both
     * {@linkplain PurposeDiff#asksAgain() asks again} if and only if a grant under the older version is not good under
     * the newer one. So what was narrowed and widened again asks again, and the declared change of every step counts.
     *
     * @param from the older version
     * @param to the newer version
     * @return the differences, none if both are the same
     * @throws IllegalArgumentException if one of them was never published, or the first is the newer one
     */
    public PolicyDiff diff(int from, int to) {
        for (int version : new int[] {from, to}) {
            if (!byVersion.containsKey(version)) {
                throw new IllegalArgumentException("There is no policy version " + version
                        + "; name one of the published versions " + byVersion.keySet());
            }
        }
        if (from > to) {
            throw new IllegalArgumentException(
                    "Version " + from + " is newer than version " + to + "; name the older one first");
        }
        return diffs.computeIfAbsent(
                new Span(from, to),
                span -> PolicyDiff.over(List.copyOf(
                        byVersion.subMap(span.from, true, span.to, true).values())));
    }

    private void refuseEditorialWidening(Policy policy) {
        Map.Entry<Integer, Policy> before = byVersion.lowerEntry(policy.version());
        if (before == null) {
            return;
        }
        for (Purpose purpose : policy.purposes()) {
            Optional<Purpose> old = before.getValue().purpose(purpose.id());
            if (old.isPresent() && policy.declaredChange(purpose.id()).equals(Optional.of(DeclaredChange.EDITORIAL))) {
                List<Difference> wider = ScopeRules.wider(before.getValue(), policy, purpose.id());
                if (!wider.isEmpty()) {
                    throw new PolicyException(
                            "policy version " + policy.version(),
                            List.of(new PolicyProblem(
                                    "/changes/" + purpose.id(),
                                    "the change is not editorial: the purpose now covers more ("
                                            + wider.stream()
                                                    .map(difference -> difference.in("en"))
                                                    .collect(Collectors.joining("; "))
                                            + ")",
                                    "declare it \"material\", or do not widen the purpose")));
                }
            }
        }
    }

    /** Whoever objected to direct marketing as a whole objected to this purpose, whatever it is called later. */
    private void refuseMarketingThatHides(Policy policy) {
        Map.Entry<Integer, Policy> before = byVersion.lowerEntry(policy.version());
        if (before == null) {
            return;
        }
        for (Purpose purpose : policy.purposes()) {
            boolean was = before.getValue()
                    .purpose(purpose.id())
                    .map(Purpose::directMarketing)
                    .orElse(false);
            if (was && !purpose.directMarketing()) {
                throw new PolicyException(
                        "policy version " + policy.version(),
                        List.of(new PolicyProblem(
                                "/purposes/" + policy.purposes().indexOf(purpose) + "/directMarketing",
                                "the purpose was direct marketing before, and objections to that stand",
                                "keep it direct marketing, or take a new id")));
            }
        }
    }

    /**
     * The very text that somebody was shown, rebuilt from the published version.
     *
     * @param version the version that was shown
     * @param language the language it was shown in
     * @param hash the hash of the notice
     * @return the notice; empty if no published version has, in that language, a notice of that hash
     */
    public Optional<Notice> notice(int version, String language, String hash) {
        return version(version)
                .map(shown -> shown.notice(language))
                .filter(notice ->
                        notice.language().equals(language) && notice.hash().equals(hash));
    }

    /**
     * When a grant of a purpose ends: after the shorter of the lifetimes under its own version and now.
     *
     * @param id the purpose
     * @param grantedVersion the version under which it was granted
     * @param givenAt when the grant was given
     * @param current the version that counts now
     * @return the instant from which the grant is over
     */
    public Instant endOfGrant(PurposeId id, int grantedVersion, Instant givenAt, Policy current) {
        return List.of(Optional.ofNullable(byVersion.get(grantedVersion)), Optional.of(current)).stream()
                .flatMap(Optional::stream)
                .flatMap(policy -> policy.purpose(id).stream())
                .flatMap(purpose -> purpose.endOfGrant(givenAt).stream())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
