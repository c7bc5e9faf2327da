package io.klartext.consent.explain;

import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.explain.ExplanationText.PurposeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation as plain text. No value can begin a line of its own: what stands in a line is what we say. */
final class ExplanationPlain {

    private final StringBuilder out = new StringBuilder();

    private ExplanationPlain() {}

    static String write(ExplanationText text) {
        return new ExplanationPlain().whole(text);
    }

    private String whole(ExplanationText text) {
        text.openly().forEach(sentence -> line("", sentence));
        line("", text.title());
        line("", text.offer());
        text.about().forEach(sentence -> line("", sentence));
        if (!text.factors().isEmpty()) {
            heading(text.used());
            text.factors().forEach(this::factor);
        }
        text.purpose().ifPresent(this::purpose);
        text.automation().ifPresent(automation -> {
            heading(automation.heading());
            automation.sentences().forEach(sentence -> line("", sentence));
        });
        if (text.controls().stream().anyMatch(control -> control.target() instanceof ControlTarget.Link)) {
            heading(text.actions());
            links("- ", text.controls());
        }
        return out.toString();
    }

    private void factor(FactorText factor) {
        line("- ", factor.title() + ": " + factor.values());
        factor.sentences().forEach(sentence -> line("  ", sentence));
        links("  ", factor.controls());
    }

    private void purpose(PurposeText purpose) {
        heading(purpose.heading());
        line("", purpose.title() + ": " + purpose.description());
        purpose.sentences().forEach(sentence -> line("", sentence));
    }

    private void links(String indent, List<ControlText> controls) {
        for (ControlText control : controls) {
            if (control.target() instanceof ControlTarget.Link link) {
                line(indent, control.label() + ": " + link.href());
            }
        }
    }

    private void heading(String text) {
        out.append('\n');
        line("", text);
    }

    private void line(String indent, String text) {
        out.append(indent).append(oneLine(text)).append('\n');
    }

    /** Also without the characters that turn the direction of what follows. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(isOfALine(c) ? c : ' ');
        }
        return line.toString();
    }

    private static boolean isOfALine(char c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && !(c >= '\u202A' && c <= '\u202E')
                && !(c >= '\u2066' && c <= '\u2069');
    }

    /** Of a text with whole addresses. */
    static String footer(ExplanationText text) {
        Phrases phrases = Phrases.in(text.language());
        List<String> sentences = new ArrayList<>();
        boolean price = text.explanation().isPersonalisedPrice();
        if (text.factors().isEmpty()) {
            sentences.add(phrases.basis(text.explanation()));
        } else {
            List<String> titles = text.factors().stream().map(FactorText::title).toList();
            sentences.add(phrases.say(price ? "footer.used.price" : "footer.used", phrases.quotedList(titles)));
        }
        // The price has been said by then, and in the same words.
        sentences.addAll(text.openly().subList(price ? 1 : 0, text.openly().size()));
        link(text, Control.WITHDRAW, Control.OBJECT).ifPresent(href -> sentences.add(phrases.say("footer.stop", href)));
        link(text, Control.LEARN_MORE).ifPresent(href -> sentences.add(phrases.say("footer.more", href)));
        return oneLine(String.join(" ", sentences));
    }

    private static Optional<String> link(ExplanationText text, Control... any) {
        for (ControlText control : text.controls()) {
            if (List.of(any).contains(control.control()) && control.target() instanceof ControlTarget.Link link) {
                return Optional.of(link.href());
            }
        }
        return Optional.empty();
    }
}
