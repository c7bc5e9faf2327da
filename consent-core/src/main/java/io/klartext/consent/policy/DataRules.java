package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.MATERIAL;
import static io.klartext.consent.policy.Difference.Weight.NARROWER;

import java.util.List;
import java.util.Optional;

/** How the data of a purpose differs between two versions. */
final class DataRules {

    private DataRules() {}

    static void compare(List<DataCategory> before, List<DataCategory> after, Differences findings) {
        for (DataCategory category : after) {
            Optional<DataCategory> old = find(before, category.id());
            if (old.isPresent()) {
                compare(old.get(), category, findings.about(value(category)));
            } else {
                findings.added(Respect.DATA, MATERIAL, value(category));
            }
        }
        for (DataCategory category : before) {
            if (find(after, category.id()).isEmpty()) {
                findings.removed(Respect.DATA, NARROWER, value(category));
            }
        }
    }

    /** People agreed to an attribute under the title of its category: under another one it counts as another. */
    private static void compare(DataCategory before, DataCategory after, Differences findings) {
        findings.members(
                Respect.ATTRIBUTE, before.attributes(), after.attributes(), MATERIAL, NARROWER, DiffValue.Plain::new);
        if (after.origin() != before.origin()) {
            findings.changed(
                    Respect.ORIGIN,
                    MATERIAL,
                    new DiffValue.Word(before.origin().word()),
                    new DiffValue.Word(after.origin().word()));
        }
        findings.flag(Respect.SPECIAL_CATEGORY, before.special(), after.special(), MATERIAL, MATERIAL);
        findings.flag(Respect.THIRD_PERSONS, before.thirdPersons(), after.thirdPersons(), MATERIAL, NARROWER);
    }

    static DiffValue value(DataCategory category) {
        return new DiffValue.Category(category.id(), category.title());
    }

    static Optional<DataCategory> find(List<DataCategory> categories, String id) {
        return categories.stream().filter(category -> category.id().equals(id)).findFirst();
    }
}
