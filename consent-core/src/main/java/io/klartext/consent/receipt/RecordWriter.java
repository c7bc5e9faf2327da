package io.klartext.consent.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Profiling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a record: header, parties, notices, processes, events, each thing once and referred to by its id. */
final class RecordWriter {

    static final int FORMAT = 1;
    static final String URN = "urn:klartext:record:";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectWriter PRETTY = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final ConsentRecord consents;
    private final Map<Parties.Party, String> parties;
    private final Map<Notice, String> notices = new LinkedHashMap<>();
    private final Map<ShownPurpose, String> processes = new LinkedHashMap<>();

    private RecordWriter(ConsentRecord consents) {
        this.consents = consents;
        List<ShownPurpose> shown =
                consents.receipts().stream().map(Receipt::shown).distinct().toList();
        for (ShownPurpose purpose : shown) {
            notices.putIfAbsent(purpose.notice(), "#notice-" + (notices.size() + 1));
            processes.put(purpose, "#process-" + (processes.size() + 1));
        }
        this.parties = Parties.of(shown);
    }

    static String json(ConsentRecord consents) {
        try {
            return PRETTY.writeValueAsString(tree(consents)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    static ObjectNode tree(ConsentRecord consents) {
        return new RecordWriter(consents).write();
    }

    private ObjectNode write() {
        ObjectNode root = JSON.objectNode();
        root.set(Term.CONTEXT.word(), RecordContext.of(URN + consents.id()));
        put(root, Term.ID, URN + consents.id());
        put(root, Term.TYPE, Term.CONSENT_RECORD.word());
        put(root, Term.CONFORMS_TO, Term.PROFILE);
        root.put(Term.FORMAT.word(), FORMAT);
        put(root, Term.IDENTIFIER, consents.id());
        ObjectNode subject = typed(root.putObject(Term.HAS_DATA_SUBJECT.word()), Term.DATA_SUBJECT);
        put(subject, Term.IDENTIFIER, consents.subject());
        put(root, Term.HAS_JURISDICTION, country(consents.issuer().country()));
        put(root, Term.HAS_APPLICABLE_LAW, Term.GDPR.word());
        ObjectNode control = typed(
                root.putObject(Term.HAS_CONSENT_CONTROL.word()),
                Term.PROVIDE_CONSENT,
                Term.REFUSE_CONSENT,
                Term.WITHDRAW_CONSENT);
        put(control, Term.IS_EXERCISED_AT, consents.issuer().choices().toString());
        ArrayNode entities = root.putArray(Term.HAS_ENTITY.word());
        parties.forEach((party, id) -> party.write(entities.addObject(), id));
        ArrayNode shown = root.putArray(Term.HAS_NOTICE.word());
        notices.forEach((notice, id) -> notice(shown.addObject(), id, notice));
        ArrayNode told = root.putArray(Term.HAS_PROCESS.word());
        processes.forEach((process, id) -> process(told.addObject(), id, process));
        ArrayNode events = root.putArray(Term.HAS_CONSENT_STATUS.word());
        consents.receipts().forEach(receipt -> event(events.addObject(), receipt));
        return root;
    }

    private void notice(ObjectNode node, String id, Notice notice) {
        ShownPurpose any = processes.keySet().stream()
                .filter(purpose -> purpose.notice().equals(notice))
                .findFirst()
                .orElseThrow();
        put(node, Term.ID, id);
        typed(node, Term.CONSENT_NOTICE);
        put(node, Term.DATE, any.effectiveFrom().toString());
        put(node, Term.LANGUAGE, notice.language());
        node.put(Term.POLICY_VERSION.word(), notice.policyVersion());
        put(node, Term.HASH, notice.hash());
        put(node, Term.TEXT, notice.text());
        put(node, Term.WITHDRAWAL, any.withdrawal());
    }

    private void process(ObjectNode node, String id, ShownPurpose shown) {
        put(node, Term.ID, id);
        typed(node, Term.PROCESS);
        put(node, Term.HAS_NOTICE, ref(notices, shown.notice()));
        ObjectNode purpose = typed(node.putObject(Term.HAS_PURPOSE.word()), Term.PURPOSE);
        put(purpose, Term.IDENTIFIER, shown.id().value());
        put(purpose, Term.TITLE, shown.title());
        put(purpose, Term.DESCRIPTION, shown.description());
        strings(
                purpose,
                Term.BROADER,
                shown.broader().stream().map(name -> "dpv:" + name).toList());
        strings(node, Term.HAS_LEGAL_BASIS, bases(shown));
        put(node, Term.INTEREST, shown.interest());
        ArrayNode data = node.putArray(Term.HAS_PERSONAL_DATA.word());
        shown.data().forEach(kind -> data(data.addObject(), kind));
        List<Term> processing = new ArrayList<>(List.of(Term.COLLECT, Term.STORE, Term.USE));
        if (shown.profiling() != Profiling.NONE) {
            processing.add(Term.PROFILING);
        }
        strings(node, Term.HAS_PROCESSING, processing.stream().map(Term::word).toList());
        node.put(Term.AUTOMATED.word(), shown.automatedDecision());
        put(node, Term.HAS_DATA_CONTROLLER, ref(parties, new Parties.Responsible(shown.controller())));
        strings(
                node,
                Term.HAS_RECIPIENT,
                shown.recipients().stream()
                        .map(recipient -> ref(parties, new Parties.Receiving(recipient)))
                        .toList());
        ArrayNode storage = node.putArray(Term.HAS_STORAGE_CONDITION.word());
        strings(
                typed(storage.addObject(), Term.STORAGE_LOCATION),
                Term.HAS_LOCATION,
                consents.issuer().storedIn().stream().map(RecordWriter::country).toList());
        shown.retention()
                .forEach(time ->
                        put(typed(storage.addObject(), Term.STORAGE_DURATION), Term.HAS_DURATION, time.toString()));
        ArrayNode rights = node.putArray(Term.HAS_RIGHT.word());
        RecordTerms.rights(shown.legalBases())
                .forEach(right -> put(
                        typed(rights.addObject(), Term.DATA_SUBJECT_RIGHT, right),
                        Term.IS_EXERCISED_AT,
                        RecordTerms.isChoice(right)
                                ? consents.issuer().choices().toString()
                                : shown.controller().contact()));
    }

    private static List<String> bases(ShownPurpose shown) {
        List<String> bases = new ArrayList<>(shown.legalBases().stream()
                .map(basis -> RecordTerms.of(basis).word())
                .toList());
        if (shown.special() && shown.legalBases().contains(LegalBasis.CONSENT)) {
            bases.add(Term.ART_9_2_A.word());
        }
        return bases;
    }

    private static void data(ObjectNode node, ShownPurpose.Data data) {
        typed(node, data.special() ? Term.SPECIAL_DATA : Term.PERSONAL_DATA, RecordTerms.of(data.origin()));
        put(node, Term.IDENTIFIER, data.id());
        put(node, Term.TITLE, data.title());
        put(node, Term.ORIGIN, data.origin().word());
        put(node, Term.SOURCE, data.source());
        node.put(Term.THIRD_PERSONS.word(), data.thirdPersons());
        if (!data.seen().isEmpty()) {
            strings(node, Term.SEEN, data.seen());
        }
    }

    private void event(ObjectNode node, Receipt receipt) {
        Evidence evidence = receipt.evidence();
        typed(node, RecordTerms.state(receipt).toArray(Term[]::new));
        put(node, Term.IDENTIFIER, receipt.id().value());
        put(node, Term.IS_INDICATED_AT_TIME, receipt.givenAt().toString());
        put(
                node,
                Term.IS_INDICATED_BY,
                (evidence.actor().kind() == Actor.Kind.GUARDIAN ? Term.GUARDIAN : Term.DATA_SUBJECT).word());
        put(node, Term.HAS_INDICATION_METHOD, evidence.method().word());
        ObjectNode until = node.putObject(Term.HAS_DURATION.word());
        typed(until, receipt.expires().isPresent() ? Term.UNTIL_TIME : Term.UNTIL_EVENT);
        put(
                until,
                Term.VALUE,
                receipt.expires()
                        .map(Object::toString)
                        .orElse(RecordTerms.untilEvent(receipt.choice().kind())));
        put(node, Term.HAS_NOTICE, ref(notices, receipt.shown().notice()));
        if (RecordTerms.state(receipt).contains(Term.NOT_VALID)) {
            put(node, Term.HAS_RIGHT, Term.ART_21.word());
        }
        put(node, Term.ABOUT, ref(processes, receipt.shown()));
        put(node, Term.CHOICE, receipt.choice().kind().word());
        node.put(Term.SEQUENCE.word(), receipt.sequence());
        put(node, Term.RECORDED_AT, receipt.recordedAt().toString());
        put(node, Term.ENTERED_BY, word(evidence.actor().kind()));
        put(node, Term.ENTERED_BY_ID, evidence.actor().id());
        node.put(Term.EXPLICIT.word(), evidence.explicit());
        strings(
                node,
                Term.SIGNALS,
                evidence.signals().stream().sorted().map(BrowserSignal::word).toList());
        put(node, Term.SURFACE, evidence.surface());
        evidence.client().ifPresent(client -> {
            put(node, Term.NETWORK, client.network());
            put(node, Term.PROGRAM, client.program());
        });
        node.put(Term.UNDONE.word(), receipt.undone());
    }

    static String word(Actor.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String country(String code) {
        return "loc:" + code;
    }

    private static <T> String ref(Map<T, String> ids, T thing) {
        return Optional.ofNullable(ids.get(thing)).orElseThrow();
    }

    static ObjectNode typed(ObjectNode node, Term... types) {
        if (types.length == 1) {
            return node.put(Term.TYPE.word(), types[0].word());
        }
        strings(node, Term.TYPE, List.of(types).stream().map(Term::word).toList());
        return node;
    }

    static void put(ObjectNode node, Term name, String value) {
        node.put(name.word(), value);
    }

    static void put(ObjectNode node, Term name, Optional<String> value) {
        value.ifPresent(text -> put(node, name, text));
    }

    private static void strings(ObjectNode node, Term name, List<String> values) {
        ArrayNode list = node.putArray(name.word());
        values.forEach(list::add);
    }
}
