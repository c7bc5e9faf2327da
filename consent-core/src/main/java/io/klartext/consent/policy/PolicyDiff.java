package io.klartext.consent.policy;

import io.klartext.consent.policy.PurposeDiff.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changed between two versions of a policy, purpose by purpose, and whether it asks again (GDPR 13(3), 6(4)). The
 * rules stand at {@link Respect}. What no purpose uses, and the order of things in a document, is no difference. Immutable.
 *
 * @param from the number of the older version
 * @param to the number of the newer version
 * @param purposes the purposes that differ, in the order of the newer version, those that are gone last
 * @param overall what differs in the policy as a whole, such as contacts and languages; it never asks again
 */
public record PolicyDiff(int from, int to, List<PurposeDiff> purposes, List<Difference> overall) {

    public PolicyDiff {
        purposes = List.copyOf(purposes);
        overall = List.copyOf(overall);
    }

    /**
     * The differences of two documents by themselves, published or not. What the newer one declares under
     * {@code changes} counts as said about the older one; "editorial" does not count where a purpose widens, for such a
     * version cannot be published. For published versions with others in between see {@link PolicyVersions#diff}.
     *
     * @param older the version to compare with
     * @param newer the version that would follow it
     * @return the differences; none if both are equal
     */
    public static PolicyDiff between(Policy older, Policy newer) {
        return over(List.of(older, newer));
    }

    /** From the first to the last of some versions, each of them a step from the one before. */
    static PolicyDiff over(List<Policy> versions) {
        Policy older = versions.get(0);
        Policy newer = versions.get(versions.size() - 1);
        if (older.equals(newer)) {
            return new PolicyDiff(older.version(), newer.version(), List.of(), List.of());
        }
        Set<PurposeId> ids = new LinkedHashSet<>();
        newer.purposes().forEach(purpose -> ids.add(purpose.id()));
        older.purposes().forEach(purpose -> ids.add(purpose.id()));
        List<PurposeDiff> purposes = ids.stream()
                .flatMap(id -> new PurposeSteps(versions, id).diff().stream())
                .toList();
        return new PolicyDiff(older.version(), newer.version(), purposes, OverallRules.between(older, newer));
    }

    /**
     * What changed for one purpose.
     *
     * @param purpose any purpose id
     * @return the differences, or empty if nothing changed for it or neither version has it
     */
    public Optional<PurposeDiff> of(PurposeId purpose) {
        return purposes.stream().filter(diff -> diff.purpose().equals(purpose)).findFirst();
    }

    /**
     * The purposes for which a grant under the older version is not good under the newer one, among them those that are
     * new.
     *
     * @return those that {@linkplain PurposeDiff#asksAgain() ask again}, in the order of {@link #purposes()}
     */
    public List<PurposeDiff> askedAgain() {
        return purposes.stream().filter(PurposeDiff::asksAgain).toList();
    }

    /**
     * All differences as lines that a person reads: what is new or gone in one line each, what changed as its title with
     * its differences below, each after a hyphen, and at last what differs in the policy as a whole.
     *
     * @param language a language code, as for {@link Difference#in}
     * @return the lines, none if nothing differs; plain text, not HTML
     */
    public List<String> in(String language) {
        DiffWords words = DiffWords.in(language);
        List<String> lines = new ArrayList<>();
        for (PurposeDiff diff : purposes) {
            if (diff.kind() == Kind.CHANGED) {
                lines.add(words.text(diff.title()));
                diff.in(language).forEach(sentence -> lines.add("- " + sentence));
            } else {
                lines.addAll(diff.in(language));
            }
        }
        if (!overall.isEmpty()) {
            lines.add(words.text("overall"));
            overall.forEach(difference -> lines.add("- " + words.say(difference)));
        }
        return List.copyOf(lines);
    }
}
