package io.klartext.consent.cli;

import io.klartext.consent.cli.Sheet.Bullets;
import io.klartext.consent.cli.Sheet.Fact;
import io.klartext.consent.cli.Sheet.Facts;
import io.klartext.consent.cli.Sheet.Paragraph;
import io.klartext.consent.cli.Sheet.Section;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyText;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What people are told before their data is used: everything that GDPR 13(1) and (2) ask for. */
final class NoticeSheet {

    private final PolicyWords words;
    private final Policy policy;
    private final Controller controller;
    private final String language;

    private NoticeSheet(Policy policy, String language) {
        this.words = new PolicyWords(policy, language, "");
        this.policy = policy;
        this.controller = policy.controller();
        this.language = language;
    }

    /** The notice of a policy in one of its languages. */
    static Sheet of(Policy policy, String language) {
        NoticeSheet notice = new NoticeSheet(policy, language);
        List<Section> sections = new ArrayList<>();
        sections.add(notice.responsible());
        sections.add(notice.purposes());
        if (notice.any(purpose -> purpose.legalBasis() == LegalBasis.CONSENT)) {
            sections.add(notice.withdrawal());
        }
        sections.add(notice.objection());
        sections.add(notice.rights());
        sections.add(notice.about());
        Phrase title = notice.words.say("notice.title").thenFixed(": ").then(Phrase.told(notice.controller.name()));
        return new Sheet(language, notice.words.words().language(), title, notice.words.say("contents"), sections);
    }

    private boolean any(Predicate<Purpose> condition) {
        return policy.purposes().stream().anyMatch(condition);
    }

    private Section responsible() {
        List<Fact> facts = new ArrayList<>();
        facts.add(words.fact("controller.name", Phrase.told(controller.name())));
        facts.add(words.fact("controller.address", Phrase.told(controller.address())));
        facts.add(words.fact("controller.contact", Phrase.told(controller.contact())));
        controller.officer().ifPresent(officer -> facts.add(words.fact("controller.officer", Phrase.told(officer))));
        facts.add(words.fact("notice.authority", Phrase.told(controller.authority())));
        return new Section("controller", words.say("notice.controller"), List.of(new Facts(facts)));
    }

    private Section purposes() {
        return new Section(
                "purposes",
                words.say("notice.purposes"),
                List.of(),
                policy.purposes().stream().map(this::purpose).toList());
    }

    private Section purpose(Purpose purpose) {
        List<Fact> facts = new ArrayList<>();
        facts.add(basis(purpose));
        interest(purpose, facts);
        facts.add(words.fact("notice.data", words.data(purpose), "notice.data.none"));
        facts.add(words.fact("notice.recipients", words.recipients(purpose), "notice.recipients.none"));
        transfers(purpose, facts);
        facts.add(words.fact("notice.retention", words.time(purpose.retention(), "time", "notice.retention.none")));
        purpose.consentLifetime()
                .ifPresent(lifetime ->
                        facts.add(words.fact("notice.lifetime", words.time(lifetime, "time", "notice.lifetime.none"))));
        if (purpose.profiling() == Profiling.ADVERTISING) {
            facts.add(words.fact("notice.profiling", words.say("notice.profiling.advertising")));
        }
        if (purpose.automatedDecision()) {
            facts.add(automated(purpose));
        }
        if (!purpose.listensTo().isEmpty()) {
            String signals = purpose.listensTo().stream()
                    .map(signal -> signal.word().toUpperCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(", "));
            facts.add(words.fact("notice.signals", words.say("notice.signals.heard", signals)));
        }
        return new Section(
                "purpose-" + purpose.id(),
                Phrase.told(purpose.title().in(language)),
                List.of(new Paragraph(Phrase.told(purpose.description().in(language))), new Facts(facts)));
    }

    private Fact basis(Purpose purpose) {
        List<Phrase> values = new ArrayList<>();
        values.add(words.say("basis." + purpose.legalBasis().word()));
        if (purpose.legalBasis() == LegalBasis.CONSENT && policy.usesSpecialData(purpose)) {
            values.add(words.say("basis.special"));
        }
        return new Fact(words.say("notice.basis"), values);
    }

    private void interest(Purpose purpose, List<Fact> facts) {
        if (purpose.interest().isPresent()) {
            facts.add(words.fact(
                    "notice.interest", Phrase.told(purpose.interest().get().in(language))));
        } else if (purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST) {
            facts.add(words.fact("notice.interest", words.say("missing")));
        }
    }

    private void transfers(Purpose purpose, List<Fact> facts) {
        List<Phrase> transfers = new ArrayList<>(words.transfers(purpose));
        if (transfers.isEmpty()) {
            return;
        }
        // GDPR 13(1)(f): how to get a copy of the safeguards
        if (words.outside(purpose).stream().anyMatch(NoticeSheet::hasSafeguards)) {
            transfers.add(words.say("transfer.copy").then(Phrase.told(" " + controller.contact())));
        }
        facts.add(new Fact(words.say("notice.transfers"), transfers));
    }

    private static boolean hasSafeguards(Recipient recipient) {
        return recipient
                .transfer()
                .filter(ground -> ground == TransferGround.STANDARD_CLAUSES || ground == TransferGround.BINDING_RULES)
                .isPresent();
    }

    private Fact automated(Purpose purpose) {
        List<Phrase> values = new ArrayList<>();
        values.add(words.say("notice.automated.yes"));
        values.add(purpose.logic()
                .map(logic -> words.say("notice.automated.logic").then(Phrase.told(" " + logic.in(language))))
                .orElse(words.say("notice.automated.logic")
                        .then(Phrase.fixed(" "))
                        .then(words.say("missing"))));
        String human = controller.humanReview().orElse(controller.contact());
        values.add(words.say("notice.automated.human").then(Phrase.told(" " + human)));
        return new Fact(words.say("notice.automated"), values);
    }

    private Section withdrawal() {
        Phrase how = policy.text(PolicyText.WITHDRAWAL)
                .map(text -> Phrase.told(text.in(language)))
                .orElse(words.say("notice.withdrawal.write").then(Phrase.told(" " + controller.contact())));
        return new Section(
                "withdrawal",
                words.say("notice.withdrawal"),
                List.of(new Paragraph(words.say("notice.withdrawal.right")), new Paragraph(how)));
    }

    /** Apart from everything else, as GDPR 21(4) has it. */
    private Section objection() {
        List<Sheet.Block> blocks = new ArrayList<>();
        right("notice.objection.interest", purpose -> purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST, blocks);
        right("notice.objection.marketing", Purpose::directMarketing, blocks);
        blocks.add(new Paragraph(words.say("notice.objection.how").then(Phrase.told(" " + controller.contact()))));
        return new Section("objection", words.say("notice.objection"), blocks);
    }

    /** A right, and the purposes of this policy that it is about. */
    private void right(String key, Predicate<Purpose> which, List<Sheet.Block> blocks) {
        List<Phrase> titles = policy.purposes().stream()
                .filter(which)
                .map(purpose -> Phrase.told(purpose.title().in(language)))
                .toList();
        if (titles.isEmpty()) {
            blocks.add(new Paragraph(words.say(key)));
        } else {
            blocks.add(new Paragraph(words.say(key).thenFixed(" ").then(words.say("notice.objection.here"))));
            blocks.add(new Bullets(titles));
        }
    }

    private Section rights() {
        List<Phrase> rights = new ArrayList<>();
        for (String right : List.of(
                "access", "rectification", "erasure", "restriction", "told", "portability", "objection", "automated")) {
            rights.add(words.say("rights." + right));
        }
        rights.add(words.say("rights.complaint").then(Phrase.told(" " + controller.authority())));
        return new Section(
                "rights",
                words.say("rights"),
                List.of(
                        new Paragraph(words.say("rights.lead")),
                        new Bullets(rights),
                        new Paragraph(words.say("rights.how").then(Phrase.told(" " + controller.contact())))));
    }

    /** What matches this paper with the notice that recorded choices name. */
    private Section about() {
        List<Fact> facts = List.of(
                words.fact("version", Phrase.fixed(words.version())),
                words.fact("effective.label", words.effectiveFrom()),
                words.fact("language", Phrase.fixed(language)),
                words.fact("notice.hash", Phrase.fixed(policy.notice(language).hash())));
        return new Section(
                "about",
                words.say("notice.about"),
                List.of(new Facts(facts), new Paragraph(words.say("notice.hash.why"))));
    }
}
