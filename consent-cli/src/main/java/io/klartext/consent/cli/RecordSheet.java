package io.klartext.consent.cli;

import io.klartext.consent.cli.Sheet.Fact;
import io.klartext.consent.cli.Sheet.Facts;
import io.klartext.consent.cli.Sheet.Paragraph;
import io.klartext.consent.cli.Sheet.Section;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Purpose;
import java.util.ArrayList;
import java.util.List;

/** The record of processing activities that a controller keeps (GDPR 30(1)(a) to (g)), and what is missing in it. */
final class RecordSheet {

    private final PolicyWords words;
    private final Policy policy;
    private final String language;

    private RecordSheet(Policy policy, String language) {
        this.words = new PolicyWords(policy, language, "record.");
        this.policy = policy;
        this.language = language;
    }

    /** The record from a policy in one of its languages. */
    static Sheet of(Policy policy, String language) {
        RecordSheet sheet = new RecordSheet(policy, language);
        Phrase title = sheet.words
                .say("record.title")
                .thenFixed(": ")
                .then(Phrase.told(policy.controller().name()));
        return new Sheet(
                language,
                sheet.words.words().language(),
                title,
                sheet.words.say("contents"),
                List.of(
                        sheet.controller(),
                        sheet.text("data-subjects", PolicyText.DATA_SUBJECTS),
                        sheet.activities(),
                        sheet.text("security", PolicyText.SECURITY_MEASURES),
                        sheet.about()));
    }

    private Section controller() {
        Controller controller = policy.controller();
        List<Fact> facts = List.of(
                words.fact("controller.name", Phrase.told(controller.name())),
                words.fact("controller.address", Phrase.told(controller.address())),
                words.fact("controller.contact", Phrase.told(controller.contact())),
                words.fact(
                        "controller.officer",
                        controller.officer().map(Phrase::told).orElse(notGiven("/controller/officer"))),
                words.fact("record.others", words.say("record.others.by-hand")));
        return new Section("controller", words.say("record.controller"), List.of(new Facts(facts)));
    }

    private Phrase notGiven(String field) {
        return words.say("record.not-given", field);
    }

    private Section text(String id, PolicyText which) {
        Phrase text = policy.text(which)
                .map(given -> Phrase.told(given.in(language)))
                .orElse(notGiven("/texts/" + which.field()));
        return new Section(id, words.say("record." + id), List.of(new Paragraph(text)));
    }

    private Section activities() {
        return new Section(
                "activities",
                words.say("record.activities"),
                List.of(),
                policy.purposes().stream().map(this::activity).toList());
    }

    private Section activity(Purpose purpose) {
        List<Fact> facts = new ArrayList<>();
        facts.add(words.fact("record.id", Phrase.fixed(purpose.id().value())));
        facts.add(words.fact("record.purpose", Phrase.told(purpose.description().in(language))));
        facts.add(words.fact(
                "record.basis", words.say("record.basis." + purpose.legalBasis().word())));
        facts.add(words.fact("record.data", words.data(purpose), "record.data.none"));
        facts.add(words.fact("record.recipients", words.recipients(purpose), "record.none"));
        facts.add(words.fact("record.transfers", words.transfers(purpose), "record.none"));
        facts.add(words.fact("record.erasure", words.time(purpose.retention(), "time", "record.erasure.at-once")));
        return new Section(
                "purpose-" + purpose.id(), Phrase.told(purpose.title().in(language)), List.of(new Facts(facts)));
    }

    private Section about() {
        List<Fact> facts = List.of(
                words.fact("version", Phrase.fixed(words.version())),
                words.fact("effective.label", words.effectiveFrom()),
                words.fact("record.content-hash", Phrase.fixed(policy.contentHash())));
        return new Section("about", words.say("record.about"), List.of(new Facts(facts)));
    }
}
