package io.klartext.consent.policy;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All published versions of a shop's policy. It says which one counts at an instant, and since which version a grant of
 * a purpose is still good. Publishing another version makes another instance; no record of a choice is touched.
 * Immutable.
 */
public final class PolicyVersions {

    private final NavigableMap<Integer, Policy> byVersion;

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
        int counting = at(now).map(Policy::version).orElse(0);
        return byVersion.tailMap(counting, false).values().stream()
                .map(Policy::effectiveFrom)
                .filter(start -> start.isAfter(now))
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
            Optional<Purpose> before = older.purpose(purpose.id());
            if (before.isEmpty()
                    || !widened(older, before.get(), policy, purpose).isEmpty()
                    || saysSomethingNew(older, newer, purpose.id())) {
                break;
            }
            minimum = older.version();
            newer = older;
        }
        return minimum;
    }

    /** A new text counts as a new meaning unless its author says that only words were mended. */
    private static boolean saysSomethingNew(Policy older, Policy newer, PurposeId id) {
        Optional<DeclaredChange> declared = newer.declaredChange(id);
        if (declared.isPresent()) {
            return declared.get() == DeclaredChange.MATERIAL;
        }
        Purpose before = older.purpose(id).orElseThrow();
        Purpose after = newer.purpose(id).orElseThrow();
        return !before.title().equals(after.title()) || !before.description().equals(after.description());
    }

    private void refuseEditorialWidening(Policy policy) {
        Map.Entry<Integer, Policy> before = byVersion.lowerEntry(policy.version());
        if (before == null) {
            return;
        }
        for (Purpose purpose : policy.purposes()) {
            Optional<Purpose> old = before.getValue().purpose(purpose.id());
            if (old.isPresent() && policy.declaredChange(purpose.id()).equals(Optional.of(DeclaredChange.EDITORIAL))) {
                List<String> wider = widened(before.getValue(), old.get(), policy, purpose);
                if (!wider.isEmpty()) {
                    throw new PolicyException(
                            "policy version " + policy.version(),
                            List.of(new PolicyProblem(
                                    "/changes/" + purpose.id(),
                                    "the change is not editorial: the purpose now covers more ("
                                            + String.join(", ", wider) + ")",
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

    /** In which respects a purpose covers more than it did in an older version; empty if it lies within. */
    private static List<String> widened(Policy older, Purpose before, Policy newer, Purpose after) {
        List<String> wider = new ArrayList<>();
        note(wider, "data categories", !before.data().containsAll(after.data()));
        note(wider, "origin or third persons", !natures(older, before).containsAll(natures(newer, after)));
        note(wider, "attributes", !attributes(older, before).containsAll(attributes(newer, after)));
        note(wider, "recipients", !recipients(older, before).containsAll(recipients(newer, after)));
        note(
                wider,
                "browser signals that are no longer heard",
                !after.listensTo().containsAll(before.listensTo()));
        note(wider, "retention", PolicyTimes.longer(after.retention(), before.retention()));
        note(wider, "consent lifetime", lifetimeGrew(before.consentLifetime(), after.consentLifetime()));
        note(wider, "automated decisions", after.automatedDecision() && !before.automatedDecision());
        note(wider, "profiling", after.profiling() != Profiling.NONE && after.profiling() != before.profiling());
        note(wider, "legal basis", after.legalBasis() != before.legalBasis());
        return wider;
    }

    private static void note(List<String> wider, String respect, boolean isWider) {
        if (isWider) {
            wider.add(respect);
        }
    }

    private static boolean lifetimeGrew(Optional<TemporalAmount> before, Optional<TemporalAmount> after) {
        return before.isPresent() && after.isPresent() && PolicyTimes.longer(after.get(), before.get());
    }

    private static List<String> attributes(Policy policy, Purpose purpose) {
        return policy.dataOf(purpose).stream()
                .flatMap(category -> category.attributes().stream())
                .toList();
    }

    /** What a recipient is to a person: the same id with another name, country or role is somebody else. */
    private static List<String> recipients(Policy policy, Purpose purpose) {
        return policy.recipientsOf(purpose).stream()
                .map(recipient -> String.join(
                        "\n",
                        recipient.id(),
                        recipient.name(),
                        recipient.country(),
                        recipient.role().word()))
                .toList();
    }

    /** Where the data of each category comes from, and which of them are about other people. */
    private static List<String> natures(Policy policy, Purpose purpose) {
        return policy.dataOf(purpose).stream()
                .flatMap(category -> Stream.concat(
                        Stream.of(category.id() + " " + category.origin().word()),
                        category.thirdPersons() ? Stream.of(category.id() + " of others") : Stream.empty()))
                .toList();
    }

    /**
     * When a grant of a purpose ends: after the shorter of the lifetimes under its own version and now.
     *
     * @param id the purpose
     * @param grantedVersion the version under which it was granted
     * @param recordedAt when the grant was recorded
     * @param current the version that counts now
     * @return the instant from which the grant is over
     */
    public Instant endOfGrant(PurposeId id, int grantedVersion, Instant recordedAt, Policy current) {
        return List.of(Optional.ofNullable(byVersion.get(grantedVersion)), Optional.of(current)).stream()
                .flatMap(Optional::stream)
                .flatMap(policy -> policy.purpose(id).stream())
                .flatMap(purpose -> purpose.consentLifetime().stream())
                .map(lifetime -> PolicyTimes.end(recordedAt, lifetime))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /**
     * The end of a time that began at an instant, by the calendar in UTC.
     *
     * @param start when it began
     * @param time a period or a duration, such as a purpose's {@link Purpose#askAgainAfter()}
     * @return the instant from which it is over
     */
    public static Instant end(Instant start, TemporalAmount time) {
        return PolicyTimes.end(start, time);
    }
}
