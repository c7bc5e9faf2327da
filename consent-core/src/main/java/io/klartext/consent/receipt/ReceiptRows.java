package io.klartext.consent.receipt;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a receipt says, label by label, before it is HTML or plain text. */
final class ReceiptRows {

    private final Receipt receipt;
    private final ReceiptWords words;
    private final List<Row> rows = new ArrayList<>();

    private ReceiptRows(Receipt receipt, ReceiptWords words) {
        this.receipt = receipt;
        this.words = words;
    }

    /**
     * One label with what is said.
     *
     * @param label what it is about
     * @param values one or more
     */
    record Row(String label, List<Value> values) {}

    /**
     * One text.
     *
     * @param shown what was shown, in the language of the notice; may be empty
     * @param told what the receipt says itself; may be empty
     */
    record Value(String shown, String told) {
        @Override
        public String toString() {
            return shown + told;
        }
    }

    static List<Row> of(Receipt receipt, ReceiptWords words) {
        ReceiptRows made = new ReceiptRows(receipt, words);
        made.choice();
        made.purpose();
        made.responsible();
        made.proof();
        return List.copyOf(made.rows);
    }

    private void choice() {
        say("subject", receipt.subject());
        say("choice", words.say("choice." + receipt.choice().kind().word()));
        if (receipt.undone()) {
            say("state", words.say("undone"));
        }
        say("given", words.instant(receipt.givenAt()));
        say("method", words.say("method." + receipt.evidence().method().word()));
        Actor.Kind by = receipt.evidence().actor().kind();
        say("entered", words.say("actor." + RecordWriter.word(by)));
        if (receipt.evidence().explicit()) {
            say("express", words.say("explicit"));
        }
        receipt.expires().ifPresent(end -> say("expires", words.instant(end)));
        say("change", words.say("change", receipt.issuer().choices().toString()));
        receipt.shown().withdrawal().ifPresent(text -> shown("withdrawal", List.of(text)));
    }

    private void purpose() {
        ShownPurpose purpose = receipt.shown();
        shown(
                "purpose",
                Stream.of(purpose.title(), purpose.description()).distinct().toList());
        list(
                "basis",
                purpose.legalBases().stream()
                        .map(basis -> words.say("basis." + basis.word()))
                        .toList());
        purpose.interest().ifPresent(interest -> shown("interest", List.of(interest)));
        rows("data", purpose.data().stream().map(this::data).toList());
        list("recipients", purpose.recipients().stream().map(this::recipient).toList());
        list("retention", purpose.retention().stream().map(words::time).toList());
        list("stored", receipt.issuer().storedIn().stream().map(words::country).toList());
        if (purpose.automatedDecision()) {
            Controller controller = purpose.controller();
            say("automated", words.say("automated", controller.humanReview().orElse(controller.contact())));
        }
        list(
                "rights",
                RecordTerms.rights(purpose.legalBases()).stream()
                        .map(right -> words.say("right." + right.word().substring("eu-gdpr:".length())))
                        .toList());
    }

    private Value data(ShownPurpose.Data data) {
        return new Value(
                data.title(),
                " (" + words.say("origin." + data.origin().word())
                        + data.source().map(source -> ": " + source).orElse("")
                        + (data.special() ? ", " + words.say("special") : "")
                        + (data.thirdPersons() ? ", " + words.say("others") : "")
                        + data.seen().stream().map(seen -> "; " + seen).collect(Collectors.joining()) + ")");
    }

    private String recipient(ShownPurpose.Receiver recipient) {
        return recipient.name() + " (" + words.country(recipient.country()) + ", "
                + words.say("role." + recipient.role().word())
                + recipient
                        .transfer()
                        .map(ground -> ", " + words.say("transfer." + ground.word()))
                        .orElse("") + ")";
    }

    private void responsible() {
        Controller controller = receipt.shown().controller();
        list("controller", List.of(controller.name(), controller.address(), controller.contact()));
        controller.officer().ifPresent(officer -> say("officer", officer));
        say("authority", controller.authority());
        say("law", words.say("law", words.country(receipt.issuer().country())));
    }

    private void proof() {
        Evidence evidence = receipt.evidence();
        say("recorded", words.instant(receipt.recordedAt()));
        say("event", receipt.id().value());
        say(
                "notice",
                words.say(
                        "notice",
                        Integer.toString(evidence.policyVersion()),
                        evidence.language(),
                        evidence.noticeHash()));
        list(
                "signals",
                evidence.signals().stream().sorted().map(BrowserSignal::word).toList());
        evidence.surface().ifPresent(surface -> say("surface", surface));
        evidence.client().ifPresent(client -> list("client", List.of(client.network(), client.program())));
    }

    private void say(String label, String value) {
        list(label, List.of(value));
    }

    private void list(String label, List<String> values) {
        rows(label, values.stream().map(value -> new Value("", value)).toList());
    }

    private void shown(String label, List<String> values) {
        rows(label, values.stream().map(value -> new Value(value, "")).toList());
    }

    private void rows(String label, List<Value> values) {
        if (!values.isEmpty()) {
            rows.add(new Row(words.say("label." + label), values));
        }
    }
}
