package io.klartext.consent.cli;

import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of one policy in one language, as the notice and the record both name them. */
final class PolicyWords {

    private final String speaker;
    private final Policy policy;
    private final String language;
    private final Words words;

    /**
     * The parts of a policy.
     *
     * @param speaker how the words for origins and roles begin: a notice speaks to the person, a record about people
     */
    PolicyWords(Policy policy, String language, String speaker) {
        this.speaker = speaker;
        this.policy = policy;
        this.language = language;
        this.words = Words.in(language);
    }

    Words words() {
        return words;
    }

    Phrase say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    Sheet.Fact fact(String label, Phrase value) {
        return new Sheet.Fact(say(label), List.of(value));
    }

    Sheet.Fact fact(String label, List<Phrase> values, String none) {
        return new Sheet.Fact(say(label), values.isEmpty() ? List.of(say(none)) : values);
    }

    List<Phrase> data(Purpose purpose) {
        return policy.dataOf(purpose).stream()
                .map(category -> category(purpose, category))
                .toList();
    }

    private Phrase category(Purpose purpose, DataCategory category) {
        String about = (category.special() ? "; " + words.text("data.special") : "")
                + (category.thirdPersons() ? "; " + words.text("data.others") : "")
                + purpose.seen(category, language).stream()
                        .map(seen -> "; " + seen)
                        .collect(Collectors.joining());
        Phrase origin = Phrase.told(category.title().in(language))
                .thenFixed(" ("
                        + words.text(speaker + "origin." + category.origin().word()));
        return category.source()
                .map(source -> origin.thenFixed(": ").then(Phrase.told(source.in(language))))
                .orElse(origin)
                .thenFixed(about + ")");
    }

    List<Phrase> recipients(Purpose purpose) {
        return policy.recipientsOf(purpose).stream().map(this::recipient).toList();
    }

    private Phrase recipient(Recipient recipient) {
        return place(recipient)
                .thenFixed(
                        " (" + words.text(speaker + "role." + recipient.role().word()) + ")");
    }

    /** Whoever gets data for a purpose outside the European Economic Area, or on a ground that only matters there. */
    List<Recipient> outside(Purpose purpose) {
        return policy.recipientsOf(purpose).stream()
                .filter(recipient -> recipient.transfer().isPresent() || !recipient.inEconomicArea())
                .toList();
    }

    List<Phrase> transfers(Purpose purpose) {
        return outside(purpose).stream()
                .map(recipient -> place(recipient)
                        .thenFixed(": "
                                + recipient
                                        .transfer()
                                        .map(ground -> words.text("transfer." + ground.word()))
                                        .orElse(words.text("transfer.missing"))))
                .toList();
    }

    private Phrase place(Recipient recipient) {
        return Phrase.told(recipient.name()).thenFixed(", " + words.country(recipient.country()));
    }

    Phrase time(TemporalAmount amount, String sentence, String none) {
        String time = words.time(amount);
        return time.isEmpty() ? say(none) : say(sentence, time);
    }

    /** When this version counts from, for people and for machines. */
    Phrase effectiveFrom() {
        return say(
                "effective",
                words.date(policy.effectiveFrom()),
                policy.effectiveFrom().toString());
    }

    String version() {
        return Integer.toString(policy.version());
    }
}
