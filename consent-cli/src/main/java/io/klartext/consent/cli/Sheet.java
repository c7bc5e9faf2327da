package io.klartext.consent.cli;

import java.util.List;

/**
 * A paper for people to read, before it is HTML or text.
 *
 * @param language the language of what the policy says
 * @param wordsLanguage the language of the program's fixed words
 * @param title its heading
 * @param contents what the list of its sections is called
 * @param sections what it says
 */
record Sheet(String language, String wordsLanguage, Phrase title, Phrase contents, List<Section> sections) {

    Sheet {
        sections = List.copyOf(sections);
    }

    /**
     * A part with a heading.
     *
     * @param id a name for links, unique in the sheet
     * @param heading what it is about
     * @param blocks what it says
     * @param parts what stands below it
     */
    record Section(String id, Phrase heading, List<Block> blocks, List<Section> parts) {

        Section {
            blocks = List.copyOf(blocks);
            parts = List.copyOf(parts);
        }

        Section(String id, Phrase heading, List<Block> blocks) {
            this(id, heading, blocks, List.of());
        }
    }

    /** A piece of a section. */
    sealed interface Block permits Paragraph, Bullets, Facts {}

    /** Some sentences. */
    record Paragraph(Phrase phrase) implements Block {}

    /** Things of which none comes first. */
    record Bullets(List<Phrase> items) implements Block {

        Bullets {
            items = List.copyOf(items);
        }
    }

    /** What is known, by name. */
    record Facts(List<Fact> facts) implements Block {

        Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One thing that is known.
     *
     * @param label what it is called
     * @param values what it is; at least one
     */
    record Fact(Phrase label, List<Phrase> values) {

        Fact {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A fact without a value: " + label.text());
            }
            values = List.copyOf(values);
        }
    }
}
