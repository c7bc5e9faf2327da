package io.klartext.consent.it.duties;

import io.klartext.consent.it.duties.Duty.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page {@code docs/duties.md}: one table to look over, then the tests of each duty. */
final class DutiesDocument {

    private static final String HEAD = """
            # Duties: from the law to a feature to a test

            Engineering notes, not legal advice. The build writes this page from the table
            `consent-it/src/test/resources/io/klartext/consent/it/duties/duties.tsv` and from the JUnit tags of all tests:
            a test that proves a duty carries its tag. A proven duty without a test fails the build.

            | duty | status | feature | tests |
            |---|---|---|---|
            """;

    private DutiesDocument() {}

    static String of(List<Duty> duties, TaggedTests tests) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Duty duty : duties) {
            int count = tests.of(duty.tag()).size();
            page.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            duty.law(),
                            duty.status() == Status.PROVEN ? "proven" : "planned",
                            duty.feature(),
                            count == 0 ? "" : "[" + count + "](#" + anchor(duty.tag()) + ")"));
        }
        for (Duty duty : duties) {
            if (!tests.of(duty.tag()).isEmpty()) {
                page.append("\n## ").append(duty.tag()).append("\n\n");
                byClass(tests.of(duty.tag())).forEach((owner, names) -> {
                    page.append("- `").append(owner).append("`\n");
                    names.forEach(
                            name -> page.append("  - ").append(sentence(name)).append('\n'));
                });
            }
        }
        return page.toString();
    }

    private static String anchor(String tag) {
        return tag.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static Map<String, List<String>> byClass(Iterable<String> tests) {
        Map<String, List<String>> byClass = new LinkedHashMap<>();
        for (String test : tests) {
            int dot = test.lastIndexOf('.');
            byClass.computeIfAbsent(test.substring(0, dot), any -> new ArrayList<>())
                    .add(test.substring(dot + 1));
        }
        return byClass;
    }

    /** A test's name is a sentence: in snake case with us, in camel case in the contract that users run. */
    private static String sentence(String name) {
        return name.contains("_")
                ? name.replace('_', ' ')
                : name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
