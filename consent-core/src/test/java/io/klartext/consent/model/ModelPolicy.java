package io.klartext.consent.model;

import io.klartext.consent.policy.DeclaredChange;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of the policy in plain words, beside the real one that says the same. */
record ModelPolicy(
        int version,
        Instant effectiveFrom,
        List<ModelPurpose> purposes,
        Set<String> special,
        Set<String> withOneMoreAttribute,
        Map<String, String> countries,
        Map<PurposeId, DeclaredChange> changes,
        Map<String, List<PurposeId>> features,
        Policy real,
        Notice notice) {

    @Nullable ModelPurpose purpose(PurposeId id) {
        for (ModelPurpose purpose : purposes) {
            if (purpose.id().equals(id)) {
                return purpose;
            }
        }
        return null;
    }

    boolean isSpecial(ModelPurpose purpose) {
        for (String category : purpose.data()) {
            if (special.contains(category)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that a purpose covers in this version was covered by it in the other. */
    boolean liesWithin(ModelPolicy other, PurposeId id) {
        ModelPurpose mine = purpose(id);
        ModelPurpose theirs = other.purpose(id);
        if (mine == null || theirs == null) {
            return false;
        }
        for (String category : mine.data()) {
            boolean grew = withOneMoreAttribute.contains(category) && !other.withOneMoreAttribute.contains(category);
            boolean protectedElse = special.contains(category) != other.special.contains(category);
            if (grew || protectedElse || !theirs.data().contains(category)) {
                return false;
            }
        }
        for (String recipient : mine.recipients()) {
            boolean moved = !countries.get(recipient).equals(other.countries.get(recipient));
            if (moved || !theirs.recipients().contains(recipient)) {
                return false;
            }
        }
        return mine.basis() == theirs.basis()
                && mine.retentionDays() <= theirs.retentionDays()
                && (!mine.isConsent() || mine.lifetimeMonths() <= theirs.lifetimeMonths())
                && (!mine.automated() || theirs.automated())
                && (!mine.advertising() || theirs.advertising())
                && mine.marketing() == theirs.marketing()
                && mine.listensTo().containsAll(theirs.listensTo());
    }

    /** Whether this version, the next one after the other, gives the purpose another meaning. */
    boolean saysSomethingElseThan(ModelPolicy before, PurposeId id) {
        DeclaredChange declared = changes.get(id);
        if (declared != null) {
            return declared == DeclaredChange.MATERIAL;
        }
        ModelPurpose mine = purpose(id);
        ModelPurpose theirs = before.purpose(id);
        return mine == null || theirs == null || mine.text() != theirs.text();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("version " + version + " from " + effectiveFrom + ", special " + special
                + ", one more attribute " + withOneMoreAttribute + ", countries " + new TreeMap<>(countries)
                + ", changes " + changes + ", features " + features);
        purposes.forEach(purpose -> out.append("\n    ").append(purpose));
        return out.toString();
    }
}
