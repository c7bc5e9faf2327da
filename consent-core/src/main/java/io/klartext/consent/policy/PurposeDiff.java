package io.klartext.consent.policy;

import io.klartext.consent.policy.Difference.Weight;
import java.util.List;

/**
 * What changed for one purpose between two versions of the policy.
 *
 * @param purpose the purpose
 * @param title what a person reads for it: the newer title, or the last one if the purpose is gone
 * @param kind whether it is new, gone, or another than it was
 * @param differences what differs, the weightiest first; never empty
 */
public record PurposeDiff(PurposeId purpose, LocalizedText title, Kind kind, List<Difference> differences) {

    /** What happened to a purpose. */
    public enum Kind {
        /** The older version had no such purpose. */
        ADDED,
        /** The newer version has no such purpose any more. */
        REMOVED,
        /** Both have it, and something differs. */
        CHANGED
    }

    public PurposeDiff {
        differences = List.copyOf(differences);
    }

    /**
     * Whether a grant under the older version, if there is one, is not good under the newer one, so that whoever gave it
     * is asked again. So it is for a purpose that is new: nobody was asked yet.
     *
     * @return true if any difference is {@linkplain Weight#MATERIAL material}
     */
    public boolean asksAgain() {
        return differences.stream().anyMatch(Difference::material);
    }

    /**
     * The differences in plain sentences, the weightiest first.
     *
     * @param language a language code, as for {@link Difference#in}
     * @return one sentence for each difference; plain text, not HTML
     */
    public List<String> in(String language) {
        return differences.stream().map(difference -> difference.in(language)).toList();
    }
}
