package io.klartext.consent.servlet.mail;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.mail.MailToken;
import io.klartext.consent.servlet.internal.mail.MailTokens;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the links of mails, wherever mails are made: it needs the store and the keys of the filter that answers, and no
 * request. Immutable and safe for use by any number of threads.
 *
 * <pre>{@code
 * MailLinks links = MailLinks.to("https://shop.example/consent", consents, KeyRing.inFile(Path.of("data/consent-keys")));
 * links.link(SubjectId.account("c-1842"), PurposeId.of("newsletter"), "en").ifPresent(link -> ...);
 * }</pre>
 *
 * <p>A link is sealed: nobody reads from it for whom or for what it is. It opens a page that names the purpose and not the
 * person, so that a mail can be forwarded; opening it changes nothing, because programs that look mails through open every
 * link. A press on the page's button, or on that of a mail program (RFC 8058), withdraws or objects (GDPR 7(3), 21(2)).
 * No link can grant anything. It ends with its time, and when the person is erased.
 */
public final class MailLinks {

    private static final Duration USUAL = Duration.ofDays(180);
    private static final Duration SHORTEST = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final String pages;
    private final ConsentManager consents;
    private final KeyRing keys;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration life;

    private MailLinks(
            String pages, ConsentManager consents, KeyRing keys, Clock clock, SecureRandom random, Duration life) {
        this.pages = pages;
        this.consents = consents;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.life = life;
    }

    /**
     * Links to the pages of a shop, good for 180 days.
     *
     * @param pages where the filter's pages are, as a browser sees it: {@code https://shop.example/consent}
     * @param consents the door
     * @param keys the ring of the filter
     * @return makes links
     * @throws ConsentException if it is no such address; only on this machine may it be http
     */
    public static MailLinks to(String pages, ConsentManager consents, KeyRing keys) {
        if (!isAddress(pages)) {
            throw new ConsentException(
                    "The address of the consent pages is https, host and path, without a slash at its"
                            + " end, such as https://shop.example/consent");
        }
        return new MailLinks(pages, consents, keys, Clock.systemUTC(), new SecureRandom(), USUAL);
    }

    private static boolean isAddress(String pages) {
        try {
            URI uri = URI.create(pages);
            boolean secure = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && Set.of("localhost", "127.0.0.1").contains(uri.getHost()));
            return secure
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getPath().matches("(/[A-Za-z0-9._~-]+)+");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The same with another time for which links are good.
     *
     * @param time 30 to 400 days: who reads a mail late must still be able to say no
     * @return makes links
     * @throws ConsentException if it is shorter or longer
     */
    public MailLinks lasting(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new ConsentException("Links in mails are good for 30 to 400 days");
        }
        return new MailLinks(pages, consents, keys, clock, random, time);
    }

    /**
     * The same by another clock.
     *
     * @param time the time
     * @return makes links
     */
    public MailLinks clock(Clock time) {
        return new MailLinks(pages, consents, keys, time, random, life);
    }

    /**
     * The same with other randomness.
     *
     * @param source cryptographically strong
     * @return makes links
     */
    public MailLinks random(SecureRandom source) {
        return new MailLinks(pages, consents, keys, clock, source, life);
    }

    /**
     * The link of one mail.
     *
     * @param subject to whom it goes
     * @param purpose for what it is sent
     * @param language the language of the mail, one of the policy's
     * @return the link; empty if the store is silent, and then do not send the mail
     * @throws ConsentException if the policy does not have the purpose or the language, or nobody can say no to the purpose
     *     because a contract or the law demands it
     */
    public Optional<MailLink> link(SubjectId subject, PurposeId purpose, String language) {
        Policy policy = consents.policy();
        Purpose known = policy.purpose(purpose)
                .orElseThrow(() -> new ConsentException("The policy has no purpose \"" + purpose
                        + "\": declare it, or name the one that the mail is sent for"));
        if (known.legalBasis().required()) {
            throw new ConsentException("Nobody can say no to \"" + purpose
                    + "\", which a contract or the law demands: such a mail needs no link");
        }
        if (!policy.languages().contains(language)) {
            throw new ConsentException("The policy does not speak \"" + language + "\": use one of "
                    + String.join(", ", policy.languages()));
        }
        MailTokens tokens = new MailTokens(consents, keys, clock, new PolicyDictionaries(consents::policies));
        byte[] nonce = new byte[MailToken.NONCE_BYTES];
        random.nextBytes(nonce);
        return tokens.seal(
                        new MailToken(
                                subject,
                                purpose,
                                policy.version(),
                                language,
                                clock.instant().plus(life),
                                nonce),
                        random)
                .map(token -> new MailLink(pages + "/mail?t=" + token));
    }
}
