package io.klartext.consent.cli;

import io.klartext.consent.cli.Sheet.Bullets;
import io.klartext.consent.cli.Sheet.Facts;
import io.klartext.consent.cli.Sheet.Paragraph;
import io.klartext.consent.cli.Sheet.Section;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sheet as one page that needs nothing else: no script, no other file, readable on paper and in the dark. */
final class SheetHtml {

    /** Languages that are written from right to left. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private static final String POLICY_OF_THE_PAGE = "default-src 'none'; style-src 'unsafe-inline'";

    private final Html html = new Html();
    private final Sheet sheet;
    private final boolean twoLanguages;

    private SheetHtml(Sheet sheet) {
        this.sheet = sheet;
        this.twoLanguages = !primary(sheet.language()).equals(sheet.wordsLanguage());
    }

    static String of(Sheet sheet) {
        return new SheetHtml(sheet).page();
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    private String page() {
        String direction = RIGHT_TO_LEFT.contains(primary(sheet.language())) ? "rtl" : "ltr";
        html.start("html", "lang", sheet.language(), "dir", direction);
        head();
        html.start("body").start("main");
        html.start("h1");
        phrase(sheet.title());
        html.endLine();
        contents();
        sheet.sections().forEach(section -> section(section, 2));
        return html.endLine().endLine().endLine().page();
    }

    private void head() {
        html.start("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY_OF_THE_PAGE);
        html.start("title").text(PlainText.line(sheet.title().text())).endLine();
        html.start("style").text(SheetStyle.CSS).endLine();
        html.endLine();
    }

    /** The way to each section; a long notice is read in parts. */
    private void contents() {
        html.start("nav", "aria-labelledby", "title-of-contents");
        html.start("p", "id", "title-of-contents", "class", "label");
        phrase(sheet.contents());
        html.endLine();
        entries(sheet.sections());
        html.endLine();
    }

    private void entries(List<Section> sections) {
        html.start("ul");
        for (Section section : sections) {
            html.start("li").start("a", "href", "#" + section.id());
            phrase(section.heading());
            html.end();
            if (!section.parts().isEmpty()) {
                entries(section.parts());
            }
            html.endLine();
        }
        html.endLine();
    }

    private void section(Section section, int level) {
        html.start("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
        html.start("h" + level, "id", section.id() + "-title");
        phrase(section.heading());
        html.endLine();
        section.blocks().forEach(this::block);
        section.parts().forEach(part -> section(part, level + 1));
        html.endLine();
    }

    private void block(Sheet.Block block) {
        if (block instanceof Paragraph paragraph) {
            html.start("p");
            phrase(paragraph.phrase());
            html.endLine();
        } else if (block instanceof Bullets bullets) {
            bullets(bullets.items());
        } else if (block instanceof Facts facts) {
            facts(facts);
        }
    }

    private void facts(Facts facts) {
        html.start("dl");
        for (Sheet.Fact fact : facts.facts()) {
            html.start("dt");
            phrase(fact.label());
            html.end().start("dd");
            if (fact.values().size() == 1) {
                phrase(fact.values().get(0));
            } else {
                bullets(fact.values());
            }
            html.endLine();
        }
        html.endLine();
    }

    private void bullets(List<Phrase> items) {
        html.start("ul");
        for (Phrase item : items) {
            html.start("li");
            phrase(item);
            html.endLine();
        }
        html.endLine();
    }

    private void phrase(Phrase phrase) {
        for (Phrase.Part part : phrase.parts()) {
            if (twoLanguages && part.fixed()) {
                html.start("span", "lang", sheet.wordsLanguage(), "dir", "ltr")
                        .text(part.text())
                        .end();
            } else {
                html.text(part.text());
            }
        }
    }
}
