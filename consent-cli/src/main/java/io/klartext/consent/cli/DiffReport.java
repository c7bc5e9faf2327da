package io.klartext.consent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.Difference;
import io.klartext.consent.policy.PolicyDiff;
import io.klartext.consent.policy.PurposeDiff;
import java.util.List;
import java.util.Locale;

/** How the differences of two versions are told. */
final class DiffReport {

    private DiffReport() {}

    /** A line for each difference, and at last the purposes that ask again. */
    static String text(PolicyDiff diff, String language) {
        Words words = Words.in(language);
        StringBuilder out = new StringBuilder();
        List<String> lines = diff.in(language);
        if (lines.isEmpty()) {
            return words.text("diff.none") + "\n";
        }
        lines.forEach(line -> out.append(PlainText.line(line)).append('\n'));
        out.append('\n');
        if (diff.askedAgain().isEmpty()) {
            return out.append(words.text("diff.nobody")).append('\n').toString();
        }
        out.append(words.text("diff.asked")).append('\n');
        for (PurposeDiff asked : diff.askedAgain()) {
            String title = PlainText.line(asked.title().in(language));
            out.append("- ").append(title).append(" (").append(asked.purpose()).append(")\n");
        }
        return out.toString();
    }

    /** The same for programs. */
    static ObjectNode json(PolicyDiff diff, String language) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("from", diff.from());
        written.put("to", diff.to());
        written.put("language", language);
        ArrayNode asked = written.putArray("askedAgain");
        diff.askedAgain().forEach(purpose -> asked.add(purpose.purpose().value()));
        ArrayNode purposes = written.putArray("purposes");
        for (PurposeDiff purpose : diff.purposes()) {
            ObjectNode one = purposes.addObject();
            one.put("purpose", purpose.purpose().value());
            one.put("title", purpose.title().in(language));
            one.put("kind", word(purpose.kind()));
            one.put("asksAgain", purpose.asksAgain());
            differences(one.putArray("differences"), purpose.differences(), language);
        }
        differences(written.putArray("overall"), diff.overall(), language);
        return written;
    }

    private static void differences(ArrayNode list, List<Difference> differences, String language) {
        for (Difference difference : differences) {
            list.addObject()
                    .put("respect", word(difference.respect()))
                    .put("weight", word(difference.weight()))
                    .put("sentence", difference.in(language));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
