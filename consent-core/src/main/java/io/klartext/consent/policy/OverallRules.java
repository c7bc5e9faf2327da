package io.klartext.consent.policy;

import static io.klartext.consent.policy.Difference.Weight.EDITORIAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How two versions differ in what belongs to no single purpose. None of it is what a grant covers. */
final class OverallRules {

    private OverallRules() {}

    static List<Difference> between(Policy older, Policy newer) {
        Differences findings = new Differences();
        Map<String, Optional<String>> contacts = contacts(newer.controller());
        contacts(older.controller())
                .forEach((field, before) -> findings.about(new DiffValue.Word(field))
                        .either(
                                Respect.CONTACT,
                                EDITORIAL,
                                before.map(DiffValue.Plain::new),
                                contacts.getOrDefault(field, Optional.empty()).map(DiffValue.Plain::new)));
        findings.members(
                Respect.LANGUAGE, older.languages(), newer.languages(), EDITORIAL, EDITORIAL, DiffValue.Language::new);
        for (PolicyText which : PolicyText.values()) {
            text(older.text(which), newer.text(which), findings.about(new DiffValue.Word(which.field())));
        }
        TreeSet<String> features = new TreeSet<>();
        older.features().forEach(feature -> features.add(feature.id()));
        newer.features().forEach(feature -> features.add(feature.id()));
        for (String id : features) {
            findings.about(new DiffValue.Plain(id))
                    .either(Respect.FEATURE, EDITORIAL, needs(older, id), needs(newer, id));
        }
        return findings.all();
    }

    private static Map<String, Optional<String>> contacts(Controller controller) {
        Map<String, Optional<String>> contacts = new LinkedHashMap<>();
        contacts.put("address", Optional.of(controller.address()));
        contacts.put("contact", Optional.of(controller.contact()));
        contacts.put("officer", controller.officer());
        contacts.put("authority", Optional.of(controller.authority()));
        contacts.put("humanReview", controller.humanReview());
        return contacts;
    }

    private static void text(Optional<LocalizedText> before, Optional<LocalizedText> after, Differences findings) {
        if (before.isEmpty() || after.isEmpty() || !TextRules.sameWords(before.get(), after.get())) {
            findings.either(
                    Respect.POLICY_TEXT, EDITORIAL, before.map(DiffValue.Text::new), after.map(DiffValue.Text::new));
        }
    }

    private static Optional<DiffValue> needs(Policy policy, String feature) {
        return policy.feature(feature)
                .map(found -> new DiffValue.Plain(
                        found.needs().stream().map(PurposeId::value).sorted().collect(Collectors.joining(", "))));
    }
}
