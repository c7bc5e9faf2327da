package io.klartext.consent.cli;

import io.klartext.consent.cli.Sheet.Bullets;
import io.klartext.consent.cli.Sheet.Fact;
import io.klartext.consent.cli.Sheet.Facts;
import io.klartext.consent.cli.Sheet.Paragraph;
import io.klartext.consent.cli.Sheet.Section;

/** A sheet as plain text: headings underlined, facts by name, no line broken but where the policy breaks it. */
final class SheetText {

    private static final String UNDERLINES = "=-~";

    private final StringBuilder out = new StringBuilder();

    private SheetText() {}

    static String of(Sheet sheet) {
        SheetText text = new SheetText();
        text.heading(sheet.title(), 0);
        sheet.sections().forEach(section -> text.section(section, 1));
        return text.out.toString();
    }

    private void section(Section section, int depth) {
        out.append('\n');
        heading(section.heading(), depth);
        section.blocks().forEach(this::block);
        section.parts().forEach(part -> section(part, depth + 1));
    }

    private void heading(Phrase phrase, int depth) {
        String heading = PlainText.line(phrase.text());
        String underline = UNDERLINES.substring(depth, depth + 1);
        out.append(heading).append('\n');
        out.append(underline.repeat(heading.codePointCount(0, heading.length())))
                .append('\n');
    }

    private void block(Sheet.Block block) {
        if (block instanceof Paragraph paragraph) {
            out.append(PlainText.of(paragraph.phrase().text()).strip()).append('\n');
        } else if (block instanceof Bullets bullets) {
            bullets.items().forEach(item -> bullet("", item));
        } else if (block instanceof Facts facts) {
            facts.facts().forEach(this::fact);
        }
    }

    private void fact(Fact fact) {
        String label = PlainText.line(fact.label().text()) + ":";
        if (fact.values().size() == 1) {
            out.append(label)
                    .append(' ')
                    .append(indented(fact.values().get(0), "  "))
                    .append('\n');
        } else {
            out.append(label).append('\n');
            fact.values().forEach(value -> bullet("  ", value));
        }
    }

    private void bullet(String indent, Phrase item) {
        out.append(indent).append("- ").append(indented(item, indent + "  ")).append('\n');
    }

    private static String indented(Phrase phrase, String indent) {
        return PlainText.of(phrase.text()).strip().replace("\n", "\n" + indent);
    }
}
