package io.klartext.consent.ledger;

import io.klartext.consent.policy.PurposeId;
import java.util.Collection;
import java.util.List;

/**
 * Somebody other than the person was let look at their data: who it was is the event's actor. It is written before anything
 * can be read, belongs to what the person may know (GDPR 15(1)(c), 15(3)), and changes no decision.
 *
 * <p>Making one throws {@link IllegalArgumentException} if no attribute is named, or no version.
 *
 * @param purpose for what
 * @param attributes the paths that could be read, in alphabetical order, each once
 * @param policyVersion the version of the policy that declares them
 */
public record Disclosure(PurposeId purpose, List<String> attributes, int policyVersion) implements Fact {

    public Disclosure {
        attributes = attributes.stream().distinct().sorted().toList();
        if (attributes.isEmpty() || policyVersion < 1) {
            throw new IllegalArgumentException("A disclosure names at least one attribute, and a version from 1");
        }
    }

    /**
     * Attributes were opened for a purpose.
     *
     * @param purpose for what
     * @param attributes the paths, in any order
     * @param policyVersion the version of the policy that declares them
     * @return the fact
     */
    public static Disclosure of(PurposeId purpose, Collection<String> attributes, int policyVersion) {
        return new Disclosure(purpose, List.copyOf(attributes), policyVersion);
    }

    @Override
    public String kind() {
        return "disclosed";
    }
}
