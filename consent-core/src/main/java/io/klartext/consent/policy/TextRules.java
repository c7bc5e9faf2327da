package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.MATERIAL;

import java.util.List;
import java.util.Optional;

/** How the texts of a purpose differ between two versions, and when another text means something else. */
final class TextRules {

    private TextRules() {}

    /** All differences of texts, as weighty as they are while nobody declares them editorial. */
    static List<Difference> between(Policy older, Policy newer, PurposeId id) {
        Purpose before = older.purpose(id).orElseThrow();
        Purpose after = newer.purpose(id).orElseThrow();
        Differences findings = new Differences();
        findings.either(Respect.CONTROLLER, MATERIAL, name(older), name(newer));
        compare(Respect.TITLE, Optional.of(before.title()), Optional.of(after.title()), findings);
        compare(Respect.DESCRIPTION, Optional.of(before.description()), Optional.of(after.description()), findings);
        compare(Respect.INTEREST, before.interest(), after.interest(), findings);
        if (after.automatedDecision()) {
            compare(Respect.LOGIC, before.logic(), after.logic(), findings);
        }
        for (DataCategory category : newer.dataOf(after)) {
            DataRules.find(older.dataOf(before), category.id())
                    .ifPresent(old -> data(old, category, findings.about(DataRules.value(category))));
        }
        return findings.all();
    }

    private static void data(DataCategory before, DataCategory after, Differences findings) {
        compare(Respect.DATA_TITLE, Optional.of(before.title()), Optional.of(after.title()), findings);
        compare(Respect.SOURCE, before.source(), after.source(), findings);
    }

    /** Whether a version gives the purpose another meaning than the version before it, or says that it does. */
    static boolean newMeaning(Policy older, Policy newer, PurposeId id) {
        return declaredMaterial(newer, id)
                || (!onlyWords(older, newer, id) && !between(older, newer, id).isEmpty());
    }

    static boolean declaredMaterial(Policy newer, PurposeId id) {
        return newer.declaredChange(id).equals(Optional.of(DeclaredChange.MATERIAL));
    }

    /** "Editorial" counts only where the purpose does not widen at the same time. */
    static boolean onlyWords(Policy older, Policy newer, PurposeId id) {
        return newer.declaredChange(id).equals(Optional.of(DeclaredChange.EDITORIAL))
                && ScopeRules.wider(older, newer, id).isEmpty();
    }

    private static void compare(
            Respect respect, Optional<LocalizedText> before, Optional<LocalizedText> after, Differences findings) {
        if (before.isPresent() && after.isPresent() && sameWords(before.get(), after.get())) {
            return;
        }
        findings.either(respect, MATERIAL, before.map(DiffValue.Text::new), after.map(DiffValue.Text::new));
    }

    /** The same in every language that both have; without such a language nobody can tell. */
    static boolean sameWords(LocalizedText before, LocalizedText after) {
        List<String> common = before.byLanguage().keySet().stream()
                .filter(after.byLanguage()::containsKey)
                .toList();
        return !common.isEmpty()
                && common.stream().allMatch(language -> before.in(language).equals(after.in(language)));
    }

    private static Optional<DiffValue> name(Policy policy) {
        return Optional.of(new DiffValue.Plain(policy.controller().name()));
    }
}
