package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Refusals;
import io.klartext.consent.servlet.internal.identity.Surface;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request: who is asking, with which browser signals, in which language, on which page. Everything is found out when
 * it is first needed, so that a request that asks nothing costs nothing. Confined to the request's thread.
 */
public final class Visit {

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    /** What of a request decides about a page that was made for one person. */
    public static final String VARY = "Cookie, Sec-GPC, DNT, ADPC";

    private final Setup setup;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Optional<String> page;
    private final Links links;
    private @Nullable Person person;
    private @Nullable Signals signals;
    private final Consumer<Visit> beforeFirstAnswer;
    private final PrivateResponse caching;
    private boolean hasSecretAddress;

    /**
     * A request that has just come in.
     *
     * @param setup what the shop set up
     * @param request the request
     * @param response its response
     * @param beforeFirstAnswer what is done before the first decision is read, if one is
     */
    public Visit(
            Setup setup, HttpServletRequest request, HttpServletResponse response, Consumer<Visit> beforeFirstAnswer) {
        this.setup = setup;
        this.beforeFirstAnswer = beforeFirstAnswer;
        this.request = request;
        this.response = response;
        this.page = ReturnPath.ofPage(request.getRequestURI(), request.getQueryString());
        this.links = new Links(request.getContextPath(), setup.path());
        this.caching = new PrivateResponse(setup, links, response);
    }

    /**
     * What the shop set up.
     *
     * @return the set-up
     */
    public Setup setup() {
        return setup;
    }

    /**
     * The request.
     *
     * @return the request as it came in
     */
    public HttpServletRequest request() {
        return request;
    }

    /**
     * The response.
     *
     * @return the response as it came in
     */
    public HttpServletResponse response() {
        return response;
    }

    /**
     * The response for the shop: one that it resets stays for this person only, and keeps the cookie.
     *
     * @return the response in a wrapper
     */
    public HttpServletResponse keptResponse() {
        return caching.kept();
    }

    /**
     * The page that was asked for.
     *
     * @return a path to come back to; empty if it cannot be one
     */
    public Optional<String> page() {
        return page;
    }

    /**
     * The addresses of our pages.
     *
     * @return the links
     */
    public Links links() {
        return links;
    }

    /**
     * Who is asking: the account the shop knows, else the visitor of the cookie. The cookie never counts for an account.
     *
     * @return the person
     */
    public Person person() {
        Person known = person;
        if (known == null) {
            known = findPerson();
            person = known;
        }
        return known;
    }

    private Person findPerson() {
        Optional<SubjectId> account;
        try {
            account = setup.account().apply(request).map(SubjectId::account);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The shop's account look-up failed ({}); checks are denied",
                    e.getClass().getName());
            return Person.Unsure.FAILED_LOOK_UP;
        }
        return account.<Person>map(Person.Known::new).orElseGet(this::visitor);
    }

    /**
     * The visitor of the cookie, whoever is logged in.
     *
     * @return a known visitor, one who only refused, or nobody
     */
    public Person visitor() {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(VisitorCookie.NAME))
                .flatMap(cookie -> setup.cookie().read(cookie.getValue()).stream())
                .findFirst()
                .orElse(Person.Nobody.NOBODY);
    }

    /**
     * A visitor became somebody else by choosing: the browser is told, and the rest of this request goes by it.
     *
     * @param visitor a known visitor, or one who only refused
     */
    public void becomes(Person visitor) {
        person = visitor;
        remember(visitor);
    }

    /**
     * What somebody without an id has refused, as far as the browser brings it along.
     *
     * @return the refusals; none for anybody else
     */
    public Refusals refusals() {
        return person() instanceof Person.OnlyRefused only ? only.refusals() : Refusals.NONE;
    }

    /**
     * Somebody without an id has refused more: the browser is told, and the rest of this request goes by it.
     *
     * @param policyVersion the version that was answered
     * @param language the language it was shown in
     * @param surface where it was answered
     * @param choices what was refused
     */
    public void refuses(int policyVersion, String language, Surface surface, List<Choice> choices) {
        Map<PurposeId, ChoiceKind> kinds = new LinkedHashMap<>();
        choices.forEach(choice -> kinds.put(choice.purpose(), choice.kind()));
        Instant now = setup.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        becomes(new Person.OnlyRefused(
                refusals().and(new Refusals.Answer(policyVersion, language, surface, now, kinds)), person().claim()));
    }

    /**
     * The browser is told what to remember; who is asking in the rest of this request is found out anew.
     *
     * @param visitor a known visitor, or one who only refused
     */
    public void remembers(Person visitor) {
        forgetsPerson();
        remember(visitor);
    }

    private void remember(Person visitor) {
        keepPrivate();
        caching.remember(setup.cookie().header(visitor));
    }

    /** Somebody has logged in during this request: who is asking is found out anew, unless nothing is allowed in it at all. */
    public void forgetsPerson() {
        if (person != Person.Unsure.UNRECORDED_SIGNAL) {
            person = null;
        }
    }

    /**
     * What the browser said could not be recorded: nothing optional is allowed for the rest of this request.
     */
    public void isUnsure() {
        person = Person.Unsure.UNRECORDED_SIGNAL;
    }

    /**
     * The browser signals.
     *
     * @return the signals of this request
     */
    public Signals signals() {
        Signals known = signals;
        if (known == null) {
            known = RequestSignals.of(request);
            signals = known;
        }
        return known;
    }

    /**
     * May data of whoever is asking be used for this purpose?
     *
     * @param purpose for what
     * @return the decision; never an exception
     */
    public Decision check(PurposeId purpose) {
        keepPrivate();
        return PersonalDecision.of(setup.consents(), person(), purpose, signals());
    }

    /**
     * The same without the browser's signals and without marking the response: nothing of it is shown.
     *
     * @param purpose for what
     * @return the decision; never an exception
     */
    public Decision checkSilently(PurposeId purpose) {
        return PersonalDecision.of(setup.consents(), person(), purpose, Signals.none());
    }

    /**
     * The same with the browser's signals, and without marking the response.
     *
     * @param purpose for what
     * @return the decision; never an exception
     */
    public Decision checkWithSignals(PurposeId purpose) {
        return PersonalDecision.of(setup.consents(), person(), purpose, signals());
    }

    /**
     * About what whoever is asking may be asked, without marking the response: nothing of it is shown.
     *
     * @return in the order of the policy; never an exception
     */
    public List<PendingPurpose> pendingSilently() {
        return PersonalDecision.pending(setup.consents(), person(), signals());
    }

    /**
     * The answers for all purposes.
     *
     * @return the decisions in the order of the policy; never an exception
     */
    public Map<PurposeId, Decision> checkAll() {
        keepPrivate();
        return PersonalDecision.all(setup.consents(), person(), signals());
    }

    /**
     * May a feature of the shop work for whoever is asking?
     *
     * @param feature a feature of the policy
     * @return the answer; never an exception
     */
    public FeatureDecision feature(String feature) {
        keepPrivate();
        return PersonalDecision.feature(setup.consents(), person(), feature, signals());
    }

    /**
     * About what whoever is asking may be asked.
     *
     * @return in the order of the policy; never an exception
     */
    public List<PendingPurpose> pending() {
        keepPrivate();
        return PersonalDecision.pending(setup.consents(), person(), signals());
    }

    /** Once a decision was read the response is for this person only; nothing shared may keep it. */
    public void keepPrivate() {
        if (caching.keep()) {
            beforeFirstAnswer.accept(this);
        }
    }

    /**
     * Whether the response is for this person only by now.
     *
     * @return true once a decision was read that it goes by
     */
    public boolean isPrivate() {
        return caching.isPrivate();
    }

    /** The address of this page lets whoever knows it act: it is told to no other page, not even of this shop. */
    public void keepAddressSecret() {
        hasSecretAddress = true;
    }

    /**
     * What the page tells others of its address.
     *
     * @return a referrer policy
     */
    public String referrerPolicy() {
        return hasSecretAddress ? "no-referrer" : "same-origin";
    }

    /**
     * The language to speak: the one asked for on the page, else the shop's, else the browser's, else the first.
     *
     * @param policy whose texts are shown
     * @return one of the policy's languages
     */
    public String language(Policy policy) {
        List<String> offered = policy.languages();
        return asked().flatMap(code -> Languages.match(code, offered))
                .or(() -> Languages.ofTheShop(setup, request).flatMap(code -> Languages.match(code, offered)))
                .or(() -> Languages.accepted(request, offered))
                .orElse(offered.get(0));
    }

    /**
     * The language of the browser, where there is no policy to ask.
     *
     * @param offered the languages to choose from
     * @return one of them
     */
    public String acceptedLanguage(List<String> offered) {
        return Languages.accepted(request, offered).orElse(offered.get(0));
    }

    private Optional<String> asked() {
        return isOurs() ? parameter("lang") : Optional.empty();
    }

    private boolean isOurs() {
        String path = request.getRequestURI();
        return path.startsWith(request.getContextPath() + setup.path() + "/");
    }

    /**
     * A field of the query string; the body of a form is never read by it.
     *
     * @param name the field
     * @return its value, or empty
     */
    public Optional<String> parameter(String name) {
        return QueryString.parse(request.getQueryString()).get(name).stream().findFirst();
    }
}
