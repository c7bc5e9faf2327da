package io.klartext.consent.ledger;

import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Notice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What proves a choice (GDPR 7(1)): which text was shown, in which version and language, and by which act it was
 * answered. Without these it cannot be made. It holds no IP address and no user agent.
 *
 * <p>Making one throws {@link IllegalArgumentException} if version, notice hash or language are not given, or the key is longer than 100 characters.
 *
 * @param policyVersion the version of the policy that was shown
 * @param noticeHash the hash of the notice that was shown: 64 lower-case hexadecimal digits
 * @param language the code of the language it was shown in
 * @param method the affirmative act
 * @param actor who entered it
 * @param explicit whether it was said expressly, in a statement about special data of its own (GDPR 9(2)(a))
 * @param signals the browser signals that were present in the same request
 * @param surface the page or form on which it was given, such as {@code consent/choices}
 * @param givenAt when it was said, where that was before it is recorded; in microseconds
 * @param client where the request came from, shortened; only if the shop switched that on
 * @param key the idempotency key of the request; where there is none the manager makes one
 */
public record Evidence(
        int policyVersion,
        String noticeHash,
        String language,
        Method method,
        Actor actor,
        boolean explicit,
        Set<BrowserSignal> signals,
        Optional<String> surface,
        Optional<Instant> givenAt,
        Optional<ShortenedClient> client,
        Optional<EventId> key) {

    private static final int LONGEST_KEY = 100;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    public Evidence {
        requireShown(policyVersion, noticeHash, language);
        if (key.isPresent() && key.get().value().length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An idempotency key has at most " + LONGEST_KEY + " characters");
        }
        signals = Set.copyOf(signals);
        givenAt = givenAt.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    static void requireShown(int policyVersion, String noticeHash, String language) {
        if (policyVersion < 1
                || !HASH.matcher(noticeHash).matches()
                || !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException(
                    "Evidence needs the policy version, the hash and the language of the notice that was shown");
        }
    }

    /**
     * The person answered a notice.
     *
     * @param shown the notice that was shown
     * @param method the affirmative act
     * @return the evidence
     */
    public static Evidence of(Notice shown, Method method) {
        return of(shown.policyVersion(), shown.hash(), shown.language(), method);
    }

    /**
     * The person answered a notice that is known by version, hash and language.
     *
     * @param policyVersion the version of the policy that was shown
     * @param noticeHash the hash of the notice that was shown
     * @param language the language it was shown in
     * @param method the affirmative act
     * @return the evidence
     */
    public static Evidence of(int policyVersion, String noticeHash, String language, Method method) {
        return new Evidence(
                policyVersion,
                noticeHash,
                language,
                method,
                Actor.subject(),
                false,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same evidence, entered by somebody else.
     *
     * @param other who entered it
     * @return new evidence
     */
    public Evidence enteredBy(Actor other) {
        return with(other, explicit, signals, surface, givenAt, client, key);
    }

    /**
     * The same evidence, where the person said it expressly: in a statement of its own that names the special data and the
     * purpose, not among other answers (GDPR 9(2)(a)).
     *
     * @return new evidence
     */
    public Evidence explicitly() {
        return with(actor, true, signals, surface, givenAt, client, key);
    }

    /**
     * The same evidence with the browser signals of the request. A grant given while a signal is present holds while
     * that signal goes on; any other grant is denied by the signal.
     *
     * @param present the signals of the request
     * @return new evidence
     */
    public Evidence withSignals(Set<BrowserSignal> present) {
        return with(actor, explicit, present, surface, givenAt, client, key);
    }

    /**
     * The same evidence with the place where the answer was given.
     *
     * @param place a page or form
     * @return new evidence
     */
    public Evidence onSurface(String place) {
        return with(actor, explicit, signals, Optional.of(place), givenAt, client, key);
    }

    /**
     * The same evidence for an answer that was given before it is recorded, as on paper. Order is by recording all the
     * same; only lifetimes run from then.
     *
     * @param when before now
     * @return new evidence
     */
    public Evidence givenAt(Instant when) {
        return with(actor, explicit, signals, surface, Optional.of(when), client, key);
    }

    /**
     * The same evidence with the shortened origin of the request.
     *
     * @param from network and program
     * @return new evidence
     */
    public Evidence fromClient(ShortenedClient from) {
        return with(actor, explicit, signals, surface, givenAt, Optional.of(from), key);
    }

    /**
     * The same evidence with an idempotency key: the same request sent twice is then one event.
     *
     * @param requestKey the caller's key
     * @return new evidence
     */
    public Evidence withKey(EventId requestKey) {
        return with(actor, explicit, signals, surface, givenAt, client, Optional.of(requestKey));
    }

    /**
     * The same evidence without the key of its request.
     *
     * @return new evidence
     */
    public Evidence withoutKey() {
        return with(actor, explicit, signals, surface, givenAt, client, Optional.empty());
    }

    private Evidence with(
            Actor newActor,
            boolean newExplicit,
            Set<BrowserSignal> newSignals,
            Optional<String> newSurface,
            Optional<Instant> newGivenAt,
            Optional<ShortenedClient> newClient,
            Optional<EventId> newKey) {
        return new Evidence(
                policyVersion,
                noticeHash,
                language,
                method,
                newActor,
                newExplicit,
                newSignals,
                newSurface,
                newGivenAt,
                newClient,
                newKey);
    }
}
