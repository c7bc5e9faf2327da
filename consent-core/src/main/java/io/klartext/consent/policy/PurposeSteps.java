package io.klartext.consent.policy;

import io.klartext.consent.policy.Difference.Weight;
import io.klartext.consent.policy.PurposeDiff.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * One purpose through several versions, each a step from the one before. A grant under the first is good under the last
 * if the last lies within every version before it and no step gave the purpose another meaning.
 */
final class PurposeSteps {

    private static final Comparator<Difference> WEIGHTIEST_FIRST =
            Comparator.comparing(Difference::weight).thenComparing(Difference::respect);

    private final List<Policy> versions;
    private final Policy older;
    private final Policy newer;
    private final PurposeId id;

    PurposeSteps(List<Policy> versions, PurposeId id) {
        this.versions = versions;
        this.older = versions.get(0);
        this.newer = versions.get(versions.size() - 1);
        this.id = id;
    }

    /** Whether a step keeps grants good: the version before has the purpose, covers the last one, and means the same. */
    static boolean keepsGrants(Policy before, Policy after, Policy last, PurposeId id) {
        return before.purpose(id).isPresent()
                && ScopeRules.wider(before, last, id).isEmpty()
                && !TextRules.newMeaning(before, after, id);
    }

    Optional<PurposeDiff> diff() {
        Optional<LocalizedText> before = older.purpose(id).map(Purpose::title);
        Optional<LocalizedText> after = newer.purpose(id).map(Purpose::title);
        if (before.isEmpty()) {
            return after.map(title -> whole(title, Kind.ADDED, Weight.MATERIAL, before, after));
        }
        if (after.isEmpty()) {
            return before.map(title -> whole(title, Kind.REMOVED, Weight.NARROWER, before, after));
        }
        List<Difference> differences = changes(after.get());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new PurposeDiff(id, after.get(), Kind.CHANGED, differences));
    }

    private PurposeDiff whole(
            LocalizedText title,
            Kind kind,
            Weight weight,
            Optional<LocalizedText> before,
            Optional<LocalizedText> after) {
        Differences findings = new Differences();
        findings.either(Respect.PURPOSE, weight, before.map(DiffValue.Text::new), after.map(DiffValue.Text::new));
        return new PurposeDiff(id, title, kind, findings.all());
    }

    private List<Difference> changes(LocalizedText title) {
        List<Difference> all = new ArrayList<>(ScopeRules.between(older, newer, id));
        TextRules.between(older, newer, id).forEach(text -> all.add(text.weighing(weight(text))));
        for (Policy meanwhile : versions.subList(1, versions.size() - 1)) {
            widerThan(meanwhile, title).stream()
                    .filter(wider -> all.stream().noneMatch(known -> known.material() && known.sameThing(wider)))
                    .toList()
                    .forEach(wider -> all.add(wider.comparedWith(meanwhile.version())));
        }
        if (saysNewMeaning() || (anyStep(this::newMeaning) && all.stream().noneMatch(Difference::material))) {
            Differences findings = new Differences();
            findings.note(Respect.MEANING, Weight.MATERIAL, Optional.empty(), Optional.empty());
            all.addAll(findings.all());
        }
        all.sort(WEIGHTIEST_FIRST);
        return all;
    }

    private List<Difference> widerThan(Policy meanwhile, LocalizedText title) {
        if (meanwhile.purpose(id).isPresent()) {
            return ScopeRules.wider(meanwhile, newer, id);
        }
        DiffValue itself = new DiffValue.Text(title);
        Differences findings = new Differences();
        findings.changed(Respect.PURPOSE, Weight.MATERIAL, itself, itself);
        return findings.all();
    }

    /** A text that differs in the end means something else if any step changed it and did not call that editorial. */
    private Weight weight(Difference text) {
        boolean material = anyStep((before, after) -> !TextRules.onlyWords(before, after, id)
                && TextRules.between(before, after, id).stream().anyMatch(text::sameText));
        return material ? Weight.MATERIAL : Weight.EDITORIAL;
    }

    private boolean saysNewMeaning() {
        return anyStep((before, after) -> TextRules.declaredMaterial(after, id));
    }

    private boolean newMeaning(Policy before, Policy after) {
        return TextRules.newMeaning(before, after, id);
    }

    /** Whether a step between two versions that both have the purpose is of some kind. */
    private boolean anyStep(BiPredicate<Policy, Policy> kind) {
        return IntStream.range(1, versions.size()).anyMatch(i -> {
            Policy before = versions.get(i - 1);
            Policy after = versions.get(i);
            return before.purpose(id).isPresent() && after.purpose(id).isPresent() && kind.test(before, after);
        });
    }
}
