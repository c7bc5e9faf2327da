package io.klartext.consent.servlet;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.adapt.PageRules;
import io.klartext.consent.servlet.adapt.PageRulesException;
import io.klartext.consent.servlet.adapt.PageRulesProblem;
import io.klartext.consent.servlet.internal.form.Origins;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.visit.Options;
import io.klartext.consent.servlet.internal.visit.PageOptions;
import io.klartext.consent.servlet.internal.visit.ReturnPath;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.ShopControls;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up a filter. The account look-up and the keys are needed; everything else has a default. */
public final class ConsentFilterBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentFilterBuilder.class);

    private final ConsentManager consents;
    private @Nullable Function<HttpServletRequest, Optional<String>> account;
    private @Nullable KeyRing keys;
    private Function<HttpServletRequest, Optional<String>> language = request -> Optional.empty();
    private Optional<String> origin = Optional.empty();
    private Optional<String> stylesheet = Optional.empty();
    private String path = "/consent";
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private SecureRandom random = new SecureRandom();
    private Options options = Options.NONE;

    ConsentFilterBuilder(ConsentManager consents) {
        this.consents = consents;
    }

    /**
     * How the shop knows who is logged in. It is asked once per request that needs it, and must not make a session:
     * use {@code request.getSession(false)}. If it throws, checks of that request are denied.
     *
     * @param lookUp gives the opaque id of the account, or empty if nobody is logged in
     * @return this builder
     */
    public ConsentFilterBuilder account(Function<HttpServletRequest, Optional<String>> lookUp) {
        this.account = lookUp;
        return this;
    }

    /**
     * The keys that sign cookies and forms and seal explanations.
     *
     * @param ring the same on every node
     * @return this builder
     */
    public ConsentFilterBuilder keys(KeyRing ring) {
        this.keys = ring;
        return this;
    }

    /**
     * The shop's origin, to which the {@code Origin} header of forms is compared where a browser sends no
     * {@code Sec-Fetch-Site}. The default is derived from the request, which is wrong behind a proxy that hides it.
     *
     * @param url scheme, host and port if it is not the usual one, such as {@code https://shop.example}
     * @return this builder
     * @throws ConsentException if it is not an origin of web pages
     */
    public ConsentFilterBuilder origin(String url) {
        this.origin = Optional.of(Origins.of(url));
        return this;
    }

    /**
     * In which language the shop speaks to somebody. Without it, or where it is empty, {@code Accept-Language} counts.
     *
     * @param lookUp gives a language code such as {@code de}
     * @return this builder
     */
    public ConsentFilterBuilder language(Function<HttpServletRequest, Optional<String>> lookUp) {
        this.language = lookUp;
        return this;
    }

    /**
     * Where the library's pages live, inside the web application; the default is {@code /consent}.
     *
     * @param prefix starts with a slash and does not end with one
     * @return this builder
     * @throws ConsentException if it is not such a path
     */
    public ConsentFilterBuilder path(String prefix) {
        if (!prefix.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new ConsentException("The path of the consent pages starts with a slash, does not end with one, and"
                    + " needs no encoding, such as /consent");
        }
        this.path = prefix;
        return this;
    }

    /**
     * A stylesheet of the shop's own, loaded after the library's: set {@code --klartext-accent} and the like in it.
     *
     * @param href a path inside the web application, such as {@code /assets/consent-theme.css}
     * @return this builder
     * @throws ConsentException if it is not such a path
     */
    public ConsentFilterBuilder stylesheet(String href) {
        if (ReturnPath.of(href).isEmpty()) {
            throw new ConsentException("A stylesheet is a path inside the web application, such as /assets/theme.css;"
                    + " no other origin may style these pages");
        }
        this.stylesheet = Optional.of(href);
        return this;
    }

    /**
     * The time, and the zone in which people read dates; the default is the system's.
     *
     * @param time a clock
     * @return this builder
     */
    public ConsentFilterBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /**
     * Where nonces come from.
     *
     * @param source cryptographically strong
     * @return this builder
     */
    public ConsentFilterBuilder random(SecureRandom source) {
        this.random = source;
        return this;
    }

    /**
     * Whether it is recorded that somebody with an id was shown the notice of the choices page, once for each notice and
     * language (GDPR 5(2), 13). Off unless it is switched on: it records who looked.
     *
     * @param on true to record it
     * @return this builder
     */
    public ConsentFilterBuilder recordShownNotices(boolean on) {
        this.options = options.recordShownNotices(on);
        return this;
    }

    /**
     * Whether a {@code Sec-GPC} or {@code DNT} signal that is seen for a logged-in account is recorded, once, as an
     * objection to each purpose that listens to it, so that audiences honour it too. Off unless it is switched on: an
     * objection stays when the browser is another one.
     *
     * @param on true to record it
     * @return this builder
     */
    public ConsentFilterBuilder rememberSignals(boolean on) {
        this.options = options.rememberSignals(on);
        return this;
    }

    /**
     * Whether evidence names where a choice came from: the first 24 bits of an IPv4 address or 48 of an IPv6 address and
     * the browser's family, never more. Off unless it is switched on; then nothing of either is recorded (GDPR 5(1)(c)).
     *
     * @param on true to record it
     * @return this builder
     */
    public ConsentFilterBuilder shortenedClients(boolean on) {
        this.options = options.shortenedClients(on);
        return this;
    }

    /**
     * Offers everybody with an id a receipt of each choice, as a page and as JSON-LD, with a link beside each of them on
     * the choices page. A receipt names the shop's country and its own choices page; set {@link #origin} behind a proxy.
     *
     * @param country where the shop is established, an ISO 3166-1 alpha-2 code such as {@code DE}
     * @return this builder
     * @throws ConsentException if it is no such code
     */
    public ConsentFilterBuilder receipts(String country) {
        if (!country.matches("[A-Z]{2}")) {
            throw new ConsentException("A country is two capital letters, such as DE");
        }
        this.options = options.receiptsFrom(country);
        return this;
    }

    /**
     * Where somebody changes or deletes a datum that an explanation names: a link beside the factor (GDPR 16, 17).
     *
     * @param category the id of a data category of the policy
     * @param what {@link Control#CHANGE_VALUE} or {@link Control#DELETE_DATA}
     * @param path a path inside the web application, such as {@code /account#favourite}
     * @return this builder
     * @throws ConsentException if it is not such a path, or another control
     */
    public ConsentFilterBuilder control(String category, Control what, String path) {
        if (what != Control.CHANGE_VALUE && what != Control.DELETE_DATA) {
            throw new ConsentException(
                    "A data category has places for CHANGE_VALUE and DELETE_DATA; offers are hidden by"
                            + " .onHide(...), and withdrawing and objecting are here already");
        }
        if (ReturnPath.of(path).filter(path::equals).isEmpty()) {
            throw new ConsentException("The place of a control is a path inside the web application that needs no"
                    + " encoding, such as /account#favourite");
        }
        this.options = options.controls(options.controls().with(new ShopControls.Place(what, category), path));
        return this;
    }

    /**
     * What offers are called, for the page on which people read what they were shown: the history keeps ids only. Where
     * nothing is given the id is shown.
     *
     * @param names gives the name for an offer's id and a language code; empty if it is not known any more
     * @return this builder
     */
    public ConsentFilterBuilder offerNames(BiFunction<String, String, Optional<String>> names) {
        this.options = options.offerNames(names);
        return this;
    }

    /**
     * Lets people hide an offer from where it is explained. The same offer can be hidden twice.
     *
     * @param handler takes note, for whoever the request is from; if it throws, the person is told that it failed
     * @return this builder
     */
    public ConsentFilterBuilder onHide(BiConsumer<HttpServletRequest, Offer> handler) {
        this.options = options.controls(options.controls().hiding(handler));
        return this;
    }

    /**
     * Adapts the shop's existing pages by rules: leaves blocks, cookies and scripts of a denied purpose out, explains the
     * offers of allowed ones, asks at the top of a page what is to be asked, and guards paths. Without rules no page is
     * touched.
     *
     * @param rules such as {@code PageRules.read(Path.of("consent-rules.json"))}
     * @return this builder
     */
    public ConsentFilterBuilder pageRules(PageRules rules) {
        this.options = options.pages(options.pages().rules(rules));
        return this;
    }

    /**
     * Tries the page rules in the sessions of the shop's own developers, instead of applying them: every page is sent as the
     * shop made it, with marks that say which rule matches where and what it would do for this person, and what matches is
     * logged. For everybody else the rules apply as ever. Off unless it is switched on.
     *
     * <p>What is denied is shown in such a session, so let nothing that a browser can send by itself choose it: no parameter,
     * header or cookie of its own, but an account that your session knows as a developer's. If the predicate throws, the
     * rules apply.
     *
     * @param sessions asked once per request; must not make a session
     * @return this builder
     */
    public ConsentFilterBuilder dryRun(Predicate<HttpServletRequest> sessions) {
        this.options = options.pages(options.pages().dryRun(sessions));
        return this;
    }

    /**
     * Whether the pages that rules are about tell whoever has allowed something what it is, with a button that takes it back, so
     * that this takes one step, as the yes did (GDPR 7(3)). On unless it is switched off: do so only where each of those pages
     * has another way that takes no more steps.
     *
     * @param shown whether pages have it
     * @return this builder
     */
    public ConsentFilterBuilder withdrawalOnPages(boolean shown) {
        this.options = options.pages(options.pages().withdrawal(shown));
        return this;
    }

    /**
     * The page that is sent, with the shop's status, in place of one of which nothing can be: a rule denies something on it,
     * and its markup or charset does not let us say where that is. Without it a page of ours says that it could not be shown
     * and leads to the choices. It is rare: such a page is also logged and counted.
     *
     * @param html a whole document, the same for everybody; it is sent in the charset of the page that it stands for
     * @return this builder
     */
    public ConsentFilterBuilder fallbackPage(String html) {
        this.options = options.pages(options.pages().fallback(html));
        return this;
    }

    /**
     * Counts what went otherwise than the page rules say: {@code klartext.pages.deviations}, by the rule's place in the document
     * ({@code none} if it concerns none in particular) and by kind. Never anything of a page or a person.
     *
     * @param registry a Micrometer registry, such as the one of the {@code ConsentManager}; without one nothing is counted
     * @return this builder
     */
    public ConsentFilterBuilder meterRegistry(MeterRegistry registry) {
        this.options = options.pages(options.pages().meters(registry));
        return this;
    }

    /**
     * The filter.
     *
     * @return a filter, ready to be registered
     * @throws ConsentException if the account look-up or the keys are missing, or a rule names a purpose that the policy
     *     does not have
     */
    public ConsentFilter build() {
        if (account == null || keys == null) {
            throw new ConsentException("A ConsentFilter needs to know who is logged in and its keys: call"
                    + " .account(request -> ...) and .keys(KeyRing.inFile(Path.of(\"data/consent-keys\")))");
        }
        checkPageRules();
        if (options.pages().dryRun() != PageOptions.NO_SESSION) {
            LOG.warn(
                    "A dry run of the page rules is configured: in the sessions that the shop chooses they leave nothing"
                            + " out and guard nothing");
        }
        PolicyDictionaries dictionaries = new PolicyDictionaries(consents::policies);
        return new ConsentFilter(new Setup(
                consents,
                account,
                language,
                origin,
                path,
                stylesheet,
                keys,
                random,
                clock,
                dictionaries,
                new VisitorCookie(keys, dictionaries, clock),
                options));
    }

    /** What a rule names and the policy does not have is told when the shop starts, with its place and its mend. */
    private void checkPageRules() {
        Policy policy;
        try {
            policy = consents.policy();
        } catch (ConsentException e) {
            LOG.warn("No policy is effective yet: whether it has the purposes of the page rules cannot be said");
            return;
        }
        List<PageRulesProblem> problems = options.pages().rules().check(policy);
        if (!problems.isEmpty()) {
            throw new PageRulesException("rules", problems);
        }
    }
}
