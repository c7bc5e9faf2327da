package io.klartext.consent.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.klartext.consent.internal.Sha256;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Profiling;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.policy.TransferGround;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a record. It takes out what cannot be derived, makes the record of it, writes that record anew and compares: so no
 * derived field can say something else than what is imported, and no unknown field passes.
 */
final class RecordReader {

    private static final String INSTANT = "an instant such as 2026-11-22T10:00:00Z";

    private final RecordPlace root;
    private final Issuer issuer;
    private final String subject;
    private final Map<String, RecordPlace> parties;
    private final Map<String, RecordPlace> notices;
    private final Map<String, RecordPlace> processes;
    private final Map<String, ShownPurpose> shown = new HashMap<>();

    private RecordReader(RecordPlace root) {
        this.root = root;
        this.subject =
                root.at(Term.HAS_DATA_SUBJECT).object().at(Term.IDENTIFIER).text();
        this.parties = byId(root.at(Term.HAS_ENTITY));
        this.notices = byId(root.at(Term.HAS_NOTICE));
        this.processes = byId(root.at(Term.HAS_PROCESS));
        this.issuer = issuer();
    }

    static ConsentRecord read(String json) {
        JsonNode tree = RecordJson.tree(json);
        RecordPlace root = new RecordPlace(tree, "").object();
        RecordPlace profile = root.at(Term.CONFORMS_TO);
        if (!profile.text().equals(Term.PROFILE)) {
            throw profile.problem("names another profile", "give a record of the profile " + Term.PROFILE);
        }
        RecordPlace format = root.at(Term.FORMAT);
        if (format.number() != RecordWriter.FORMAT) {
            throw format.problem(
                    "is another edition of the format", "give a record of edition 1, or update the library");
        }
        ConsentRecord consents = new RecordReader(root).read();
        RecordJson.requireEqual(RecordWriter.tree(consents), tree);
        return consents;
    }

    private ConsentRecord read() {
        RecordPlace events = root.at(Term.HAS_CONSENT_STATUS);
        List<Receipt> receipts = events.items().stream().map(this::receipt).toList();
        return events.made(
                () -> new ConsentRecord(receipts),
                "are not the choices of one person",
                "list at least one event, each once, in the order of their sequence");
    }

    private static Map<String, RecordPlace> byId(RecordPlace list) {
        Map<String, RecordPlace> byId = new HashMap<>();
        for (RecordPlace item : list.items()) {
            RecordPlace id = item.object().at(Term.ID);
            if (byId.put(id.text(), item) != null) {
                throw id.problem("stands twice", "give each an id of its own");
            }
        }
        return byId;
    }

    private static RecordPlace referred(RecordPlace reference, Map<String, RecordPlace> byId) {
        RecordPlace place = byId.get(reference.text());
        if (place == null) {
            throw reference.problem("names nothing in this record", "name the @id of what it means");
        }
        return place;
    }

    private Issuer issuer() {
        RecordPlace processes = root.at(Term.HAS_PROCESS);
        RecordPlace first = processes.items().stream()
                .findFirst()
                .orElseThrow(() -> processes.problem("is empty", "name the process of each event"));
        RecordPlace location = first.at(Term.HAS_STORAGE_CONDITION).items().stream()
                .filter(condition -> condition.at(Term.TYPE).is(Term.STORAGE_LOCATION))
                .findFirst()
                .orElse(new RecordPlace(MissingNode.getInstance(), first.pointer() + "/dpv:hasStorageCondition/0"))
                .object();
        RecordPlace page = root.at(Term.HAS_CONSENT_CONTROL).object().at(Term.IS_EXERCISED_AT);
        URI choices = page.as(URI::create, "an address");
        String country = country(root.at(Term.HAS_JURISDICTION));
        List<String> storedIn = location.at(Term.HAS_LOCATION).items().stream()
                .map(RecordReader::country)
                .toList();
        return root.made(
                () -> new Issuer(country, storedIn, choices),
                "names no issuer",
                "write countries such as loc:DE, and the whole address of the page of the choices");
    }

    private static String country(RecordPlace place) {
        return prefixed(place, "loc:");
    }

    private static String prefixed(RecordPlace place, String prefix) {
        String text = place.text();
        if (!text.startsWith(prefix)) {
            throw place.problem("is no " + prefix + " term", "write a term of that prefix");
        }
        return text.substring(prefix.length());
    }

    private Receipt receipt(RecordPlace event) {
        event.object();
        ShownPurpose about = shown(event.at(Term.ABOUT));
        EventId id = event.at(Term.IDENTIFIER).as(EventId::new, "an event id");
        long sequence = event.at(Term.SEQUENCE).number();
        Instant recordedAt = instant(event.at(Term.RECORDED_AT));
        ChoiceKind kind = event.at(Term.CHOICE).word(ChoiceKind.class);
        Choice choice = event.at(Term.CHOICE)
                .made(
                        () -> new Choice(about.id(), kind),
                        "is not possible for this purpose",
                        "direct marketing as a whole can only be objected to");
        Evidence evidence = evidence(event, about.notice());
        RecordPlace until = event.at(Term.HAS_DURATION).object();
        Optional<Instant> expires =
                until.at(Term.TYPE).is(Term.UNTIL_TIME) ? Optional.of(instant(until.at(Term.VALUE))) : Optional.empty();
        boolean undone = event.at(Term.UNDONE).flag();
        return event.made(
                () -> new Receipt(subject, issuer, id, sequence, recordedAt, choice, evidence, about, expires, undone),
                "cannot have been recorded so",
                "check the name of the subject, the sequence, and what expires");
    }

    private static Evidence evidence(RecordPlace event, Notice notice) {
        Method method = event.at(Term.HAS_INDICATION_METHOD).word(Method.class);
        Instant givenAt = instant(event.at(Term.IS_INDICATED_AT_TIME));
        boolean explicit = event.at(Term.EXPLICIT).flag();
        Set<BrowserSignal> signals = new HashSet<>();
        event.at(Term.SIGNALS).items().forEach(item -> signals.add(item.word(BrowserSignal.class)));
        Actor.Kind kind = event.at(Term.ENTERED_BY)
                .as(word -> Actor.Kind.valueOf(word.toUpperCase(Locale.ROOT)), "subject, guardian, staff or system");
        Actor actor = new Actor(kind, event.at(Term.ENTERED_BY_ID).text());
        Optional<ShortenedClient> client = event.at(Term.NETWORK)
                .optional()
                .map(network -> event.at(Term.NETWORK)
                        .made(
                                () -> new ShortenedClient(
                                        network, event.at(Term.PROGRAM).text()),
                                "is no shortened network with a browser's name",
                                "write both shortened, or neither"));
        Optional<String> surface = event.at(Term.SURFACE).optional();
        return event.made(
                () -> new Evidence(
                        notice.policyVersion(),
                        notice.hash(),
                        notice.language(),
                        method,
                        actor,
                        explicit,
                        signals,
                        surface,
                        Optional.of(givenAt),
                        client,
                        Optional.empty()),
                "has no evidence",
                "check the version, the hash and the language of its notice");
    }

    private ShownPurpose shown(RecordPlace reference) {
        RecordPlace process = referred(reference, processes);
        ShownPurpose known = shown.get(reference.text());
        if (known != null) {
            return known;
        }
        ShownPurpose made = shown(process, referred(process.at(Term.HAS_NOTICE), notices));
        shown.put(reference.text(), made);
        return made;
    }

    private ShownPurpose shown(RecordPlace process, RecordPlace notice) {
        RecordPlace purpose = process.at(Term.HAS_PURPOSE).object();
        return new ShownPurpose(
                purpose.at(Term.IDENTIFIER).as(PurposeId::of, "a purpose id"),
                purpose.at(Term.TITLE).text(),
                purpose.at(Term.DESCRIPTION).text(),
                purpose.at(Term.BROADER).items().stream()
                        .map(RecordReader::broader)
                        .toList(),
                process.at(Term.HAS_LEGAL_BASIS).items().stream()
                        .filter(item -> !item.is(Term.ART_9_2_A))
                        .map(RecordReader::basis)
                        .toList(),
                process.at(Term.HAS_PERSONAL_DATA).items().stream()
                        .map(RecordReader::data)
                        .toList(),
                process.at(Term.HAS_RECIPIENT).items().stream()
                        .map(item -> recipient(referred(item, parties)))
                        .toList(),
                process.at(Term.HAS_STORAGE_CONDITION).items().stream()
                        .filter(condition -> condition.at(Term.TYPE).is(Term.STORAGE_DURATION))
                        .map(condition -> time(condition.at(Term.HAS_DURATION)))
                        .toList(),
                process.at(Term.HAS_PROCESSING).items().stream().anyMatch(item -> item.is(Term.PROFILING))
                        ? Profiling.ADVERTISING
                        : Profiling.NONE,
                process.at(Term.AUTOMATED).flag(),
                process.at(Term.INTEREST).optional(),
                controller(referred(process.at(Term.HAS_DATA_CONTROLLER), parties)),
                notice.at(Term.WITHDRAWAL).optional(),
                instant(notice.at(Term.DATE)),
                notice(notice));
    }

    private static Notice notice(RecordPlace place) {
        String text = place.at(Term.TEXT).text();
        RecordPlace hash = place.at(Term.HASH);
        if (!hash.text().equals(Sha256.hex(text))) {
            throw hash.problem("is not the hash of the text", "give the text as it was shown");
        }
        RecordPlace version = place.at(Term.POLICY_VERSION);
        int number = version.made(
                () -> Math.toIntExact(positive(version.number())), "is no version", "write a whole number from 1");
        return new Notice(number, place.at(Term.LANGUAGE).text(), text, hash.text());
    }

    private static long positive(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no version");
        }
        return number;
    }

    private static String broader(RecordPlace place) {
        String name = prefixed(place, "dpv:");
        if (!DpvPurposes.isOne(name)) {
            throw place.problem("is no purpose of the Data Privacy Vocabulary 2.3", "name one that is, or none");
        }
        return name;
    }

    private static LegalBasis basis(RecordPlace place) {
        String text = place.text();
        return one(
                place,
                LegalBasis.values(),
                basis -> RecordTerms.of(basis).word().equals(text),
                basis -> RecordTerms.of(basis).word());
    }

    private static <T> T one(RecordPlace place, T[] all, Predicate<T> wanted, Function<T, String> name) {
        return Stream.of(all)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> place.problem(
                        "is an unknown term",
                        "use one of: "
                                + String.join(", ", Stream.of(all).map(name).toList())));
    }

    private static ShownPurpose.Data data(RecordPlace place) {
        RecordPlace seen = place.object().at(Term.SEEN);
        return new ShownPurpose.Data(
                place.at(Term.IDENTIFIER).text(),
                place.at(Term.TITLE).text(),
                place.at(Term.ORIGIN).word(Origin.class),
                place.at(Term.SOURCE).optional(),
                has(place.at(Term.TYPE), Term.SPECIAL_DATA),
                place.at(Term.THIRD_PERSONS).flag(),
                seen.isMissing()
                        ? List.of()
                        : seen.items().stream().map(RecordPlace::text).toList());
    }

    private static boolean has(RecordPlace types, Term type) {
        return types.items().stream().anyMatch(item -> item.is(type));
    }

    private static ShownPurpose.Receiver recipient(RecordPlace place) {
        return new ShownPurpose.Receiver(
                place.at(Term.IDENTIFIER).text(),
                place.at(Term.HAS_NAME).text(),
                country(place.at(Term.HAS_LOCATION)),
                has(place.at(Term.TYPE), Term.DATA_PROCESSOR) ? Recipient.Role.PROCESSOR : Recipient.Role.CONTROLLER,
                place.at(Term.TRANSFER)
                        .optional()
                        .map(word -> place.at(Term.TRANSFER).word(TransferGround.class)));
    }

    private static Controller controller(RecordPlace place) {
        return new Controller(
                place.at(Term.HAS_NAME).text(),
                place.at(Term.HAS_ADDRESS).text(),
                place.at(Term.HAS_CONTACT).text(),
                place.at(Term.OFFICER).optional(),
                place.at(Term.HAS_AUTHORITY).text(),
                place.at(Term.HUMAN_REVIEW).optional());
    }

    private static Instant instant(RecordPlace place) {
        return place.as(Instant::parse, INSTANT);
    }

    private static TemporalAmount time(RecordPlace place) {
        return place.as(
                text -> text.contains("T") ? Duration.parse(text) : Period.parse(text), "a time such as P180D or PT0S");
    }
}
