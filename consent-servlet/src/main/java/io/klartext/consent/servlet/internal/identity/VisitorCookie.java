package io.klartext.consent.servlet.internal.identity;

import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Refusals.Answer;
import io.klartext.consent.servlet.internal.pack.Packer;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.pack.PolicyDictionary;
import io.klartext.consent.servlet.internal.pack.Unpacker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one cookie. It holds either a random id, for a visitor who has granted something, or the refusals themselves, for
 * one who has only said no; it is signed, and it expires by what it says, whatever the browser does. Whatever was not
 * written here is ignored.
 */
public final class VisitorCookie {

    /** The name; browsers accept this prefix only with {@code Secure}, {@code Path=/} and no domain. */
    public static final String NAME = "__Host-consent";

    /** How many bytes a visitor's id has. */
    public static final int ID_BYTES = 16;

    private static final int KIND_ID = 1;
    /** 2 was a form without claim and surface that no release has written. */
    private static final int KIND_REFUSALS = 3;
    /** A no lives as long as a yes; each choice starts it anew. */
    private static final Duration LIFE = Duration.ofDays(365);

    private static final int MOST_BYTES = 512 - NAME.length() - 1;
    private static final List<ChoiceKind> KINDS =
            List.of(ChoiceKind.REFUSED, ChoiceKind.WITHDRAWN, ChoiceKind.OBJECTED);

    private final KeyRing keys;
    private final PolicyDictionaries dictionaries;
    private final Clock clock;

    /**
     * A cookie signed with these keys.
     *
     * @param keys the ring
     * @param dictionaries the numbers of purposes
     * @param clock when it expires
     */
    public VisitorCookie(KeyRing keys, PolicyDictionaries dictionaries, Clock clock) {
        this.keys = keys;
        this.dictionaries = dictionaries;
        this.clock = clock;
    }

    /**
     * Who a cookie says it is.
     *
     * @param value the cookie's value as the browser sent it
     * @return a known visitor or one who only refused; unsure if we signed it but cannot read it, as after a rollback; empty
     *     if it is tampered, expired or foreign
     */
    public Optional<Person> read(String value) {
        if (value.length() > MOST_BYTES) {
            return Optional.empty();
        }
        return keys.verify(KeyUse.COOKIE, "", value).flatMap(this::person);
    }

    private Optional<Person> person(byte[] message) {
        try {
            Unpacker in = new Unpacker(message);
            int kind = in.index();
            Instant issued = Instant.ofEpochSecond(in.number());
            if (!clock.instant().isBefore(issued.plus(LIFE))) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (kind) {
                        case KIND_ID ->
                            new Person.Known(SubjectId.visitor(TokenText.encode(in.bytes(ID_BYTES))), claim(in));
                        case KIND_REFUSALS -> {
                            Optional<String> claim = claim(in);
                            yield new Person.OnlyRefused(refusals(in), claim);
                        }
                        default -> Person.Unsure.UNREADABLE_COOKIE;
                    });
        } catch (IllegalArgumentException e) {
            return Optional.of(Person.Unsure.UNREADABLE_COOKIE);
        }
    }

    /**
     * The header that makes a browser remember somebody.
     *
     * @param person a known visitor, or one who only refused
     * @return the value of {@code Set-Cookie}
     */
    public String header(Person person) {
        return NAME + "=" + value(person) + "; Max-Age=" + LIFE.toSeconds()
                + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    }

    private static Optional<String> claim(Unpacker in) {
        return in.isAtEnd() || in.index() == 0
                ? Optional.empty()
                : Optional.of(TokenText.encode(in.bytes(ClaimTags.BYTES)));
    }

    private static Packer claim(Packer out, Person person) {
        byte[] claim = person.claim().flatMap(TokenText::decode).orElse(new byte[0]);
        return out.number(claim.length > 0 ? 1 : 0).bytes(claim);
    }

    private String value(Person person) {
        if (person instanceof Person.Known known) {
            byte[] id = TokenText.decode(known.id().value()).orElseThrow();
            return signed(claim(start(KIND_ID).bytes(id), person));
        }
        Refusals refusals = person instanceof Person.OnlyRefused only ? only.refusals() : Refusals.NONE;
        String value = signed(pack(person, refusals.answers()));
        for (int most = Integer.MAX_VALUE; value.length() > MOST_BYTES; most = most > 256 ? 256 : most - 8) {
            value = signed(pack(person, merged(refusals.answers(), most)));
        }
        return value;
    }

    private Packer start(int kind) {
        return new Packer().number(kind).number(clock.instant().getEpochSecond());
    }

    private String signed(Packer packer) {
        return keys.sign(KeyUse.COOKIE, "", packer.toBytes());
    }

    private Packer pack(Person person, List<Answer> answers) {
        Packer out = claim(start(KIND_REFUSALS), person);
        for (Answer answer : answers) {
            PolicyDictionary dictionary = dictionaries.pack(out, answer.policyVersion());
            out.number(dictionary.numberOfLanguage(answer.language()));
            out.number(Surface.IN_ORDER.indexOf(answer.surface()));
            out.number(answer.at().getEpochSecond());
            out.number(answer.kinds().size());
            answer.kinds()
                    .forEach((purpose, kind) ->
                            out.number((long) dictionary.numberOf(purpose) * KINDS.size() + KINDS.indexOf(kind)));
        }
        return out;
    }

    private Refusals refusals(Unpacker in) {
        List<Answer> answers = new ArrayList<>();
        while (!in.isAtEnd()) {
            PolicyDictionary dictionary = dictionaries.unpack(in);
            String language = dictionary.language(in.index());
            Surface surface = surface(in.index());
            Instant at = Instant.ofEpochSecond(in.number());
            Map<PurposeId, ChoiceKind> kinds = new LinkedHashMap<>();
            for (int left = in.index(); left > 0; left--) {
                int number = in.index();
                kinds.put(dictionary.purpose(number / KINDS.size()), KINDS.get(number % KINDS.size()));
            }
            answers.add(new Answer(dictionary.policy().version(), language, surface, at, kinds));
        }
        return new Refusals(answers);
    }

    private static Surface surface(int number) {
        if (number >= Surface.IN_ORDER.size()) {
            throw new IllegalArgumentException("There is no such surface in this version");
        }
        return Surface.IN_ORDER.get(number);
    }

    /** Where many answers would not fit: what the browser said in one, since its own yes may end it, all others in another. */
    private List<Answer> merged(List<Answer> answers, int most) {
        return answers.stream()
                .collect(Collectors.partitioningBy(answer -> answer.surface() == Surface.BROWSER))
                .values()
                .stream()
                .filter(group -> !group.isEmpty())
                .map(group -> asOne(group, most))
                .toList();
    }

    /**
     * All in one answer, under the newest version. Objections go first: a consent that was refused is denied without the
     * cookie too, an interest that was objected to is not.
     */
    private Answer asOne(List<Answer> answers, int most) {
        Answer newest = answers.get(answers.size() - 1);
        PolicyDictionary dictionary = dictionaries.version(newest.policyVersion());
        Map<PurposeId, ChoiceKind> kinds = new LinkedHashMap<>();
        answers.stream()
                .flatMap(answer -> answer.kinds().entrySet().stream())
                .filter(entry -> entry.getKey().equals(PurposeId.DIRECT_MARKETING)
                        || dictionary.policy().purpose(entry.getKey()).isPresent())
                .sorted(Comparator.comparing(entry -> entry.getValue() != ChoiceKind.OBJECTED))
                .limit(most)
                .forEach(entry -> kinds.put(entry.getKey(), entry.getValue()));
        return new Answer(newest.policyVersion(), newest.language(), newest.surface(), newest.at(), kinds);
    }
}
