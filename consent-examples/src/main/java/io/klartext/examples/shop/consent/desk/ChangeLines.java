package io.klartext.examples.shop.consent.desk;

import io.klartext.consent.policy.PolicyDiff;
import io.klartext.consent.policy.PurposeDiff;
import java.util.List;

/**
 * What changes about one purpose, as the desk shows it.
 *
 * @param title the purpose's title
 * @param kind added, removed or changed, as the key of a text
 * @param asksAgain whether everybody who allowed it is asked again
 * @param lines what changes, in words
 */
public record ChangeLines(String title, String kind, boolean asksAgain, List<String> lines) {

    public ChangeLines {
        lines = List.copyOf(lines);
    }

    static List<ChangeLines> of(PolicyDiff diff, String language) {
        return diff.purposes().stream().map(purpose -> of(purpose, language)).toList();
    }

    private static ChangeLines of(PurposeDiff purpose, String language) {
        String kind = switch (purpose.kind()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case CHANGED -> "changed";
        };
        return new ChangeLines(purpose.title().in(language), kind, purpose.asksAgain(), purpose.in(language));
    }
}
