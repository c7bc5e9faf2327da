package io.klartext.consent.servlet;

import io.klartext.consent.ConsentException;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.FeatureDecision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import io.klartext.consent.servlet.internal.link.Takeover;
import io.klartext.consent.servlet.internal.pages.Texts;
import io.klartext.consent.servlet.internal.visit.Visit;
import io.klartext.consent.servlet.internal.why.Told;
import io.klartext.consent.servlet.internal.why.ToldText;
import io.klartext.consent.servlet.internal.why.WhyControls;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import jakarta.servlet.ServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a page of the shop asks about the person in front of it. The {@link ConsentFilter} puts one into every request, as
 * the attribute {@code consent}, so that templates reach it too: {@code ${consent.why['cart.picks/sku-123']}}.
 *
 * <p>Nothing here throws because of the library: what cannot be answered is denied. The first decision that is read makes
 * the response private ({@code Cache-Control: private, no-store}). Confined to the request's thread.
 */
public final class RequestConsent {

    static final String ATTRIBUTE = "consent";

    private static final Logger LOG = LoggerFactory.getLogger(RequestConsent.class);

    private final Visit visit;
    private final WhyTokens tokens;
    private final Map<String, String> why = new LinkedHashMap<>();
    private final Map<String, String> snippet = new LinkedHashMap<>();
    private @Nullable UnaryOperator<String> whyAddress;

    RequestConsent(Visit visit, WhyTokens tokens) {
        this.visit = visit;
        this.tokens = tokens;
    }

    /**
     * The one of a request.
     *
     * @param request a request that went through the filter
     * @return always the same object for one request
     * @throws IllegalStateException if the request did not go through the filter
     */
    public static RequestConsent from(ServletRequest request) {
        if (request.getAttribute(RequestConsent.class.getName()) instanceof RequestConsent consent) {
            return consent;
        }
        throw new IllegalStateException(
                "This request did not go through the ConsentFilter: register it for every path and"
                        + " dispatcher type with ConsentFilter.register(servletContext, filter)");
    }

    /**
     * May data of this person be used for this purpose? The browser's signals are taken into account.
     *
     * @param purpose for what
     * @return the decision; never null, never an exception
     */
    public Decision check(PurposeId purpose) {
        return visit.check(purpose);
    }

    /**
     * The same for templates: {@code ${consent.allows('personalized-ads')}}.
     *
     * @param purpose the id of a purpose
     * @return true if it is allowed; false for anything else, an unknown purpose too
     */
    public boolean allows(String purpose) {
        return PurposeId.isValid(purpose) && check(PurposeId.of(purpose)).allowed();
    }

    /**
     * The answers for all purposes of the policy, all from one state of the person.
     *
     * @return the decisions, in the order of the policy; empty if none can be had
     */
    public Map<PurposeId, Decision> checkAll() {
        return visit.checkAll();
    }

    /**
     * May a feature of the shop work for this person? It may if all purposes that it needs are allowed.
     *
     * @param feature a feature of the policy, such as {@code call-friends}
     * @return the answer, and which purposes are missing; never null, never an exception
     */
    public FeatureDecision feature(String feature) {
        return visit.feature(feature);
    }

    /**
     * The same for templates: {@code ${consent.allowsFeature('call-friends')}}.
     *
     * @param feature a feature of the policy
     * @return true if it may work; false for anything else, an unknown feature too
     */
    public boolean allowsFeature(String feature) {
        return feature(feature).allowed();
    }

    /**
     * About which purposes this person may be asked now, and why: for a hint with a link to the choices,
     * {@code ${not empty consent.pending()}}. A no is not asked again before its own time.
     *
     * @return in the order of the policy; empty if nothing may be asked or it cannot be found out
     */
    public List<PendingPurpose> pending() {
        return visit.pending();
    }

    /**
     * Whether this person answered before and may be asked again, because the purpose now covers more or the answer is over:
     * for a hint that is no nuisance to those who were never asked, {@code ${consent.askedAgain}}.
     *
     * @return true if any purpose that was answered is pending
     */
    public boolean isAskedAgain() {
        return pending().stream().anyMatch(purpose -> purpose.answeredVersion() > 0);
    }

    /**
     * The shop has just made an account for this person: it takes over what the visitor of this browser has chosen. Where
     * both have spoken and differ, the denial wins. Call it before the response is committed, once the account is there.
     *
     * @param accountId the opaque id of the account, as the account look-up gives it
     * @return {@code Recorded} with the choices that were taken over, without any if there was nothing; never an exception
     *     because of the library
     * @throws IllegalArgumentException if it is no account id
     */
    public Outcome registered(String accountId) {
        return new Takeover(visit).by(Link.Occasion.REGISTRATION, SubjectId.account(accountId));
    }

    /**
     * This person has just logged in: no grant of the visitor is taken over, and a no only where the account has said
     * nothing. What one account has taken over no other account on this browser inherits. Call it before the response is
     * committed.
     *
     * @param accountId the opaque id of the account, as the account look-up gives it
     * @return {@code Recorded} with the denials that were taken over, without any if there was nothing; never an exception
     *     because of the library
     * @throws IllegalArgumentException if it is no account id
     */
    public Outcome loggedIn(String accountId) {
        return new Takeover(visit).by(Link.Occasion.LOGIN, SubjectId.account(accountId));
    }

    /**
     * This person's profile as a purpose may see it.
     *
     * @param purpose for what
     * @param profile gives the profile; not called at all if the purpose is denied
     * @return a view; empty if the purpose is denied
     */
    public ProfileView view(PurposeId purpose, Supplier<?> profile) {
        return visit.setup().consents().view(check(purpose), profile);
    }

    /**
     * Selects for this person, so that how much each factor mattered can be told.
     *
     * @param <T> what is selected
     * @param purpose for what the profile is read
     * @param profile gives the profile; not called at all if the purpose is denied
     * @param selector selects; if the purpose is denied, from an empty view
     * @return what it selected; an exception of the selector is the caller's
     */
    public <T> Selection<T> select(PurposeId purpose, Supplier<?> profile, Selector<T> selector) {
        return visit.setup().consents().select(() -> check(purpose), profile, selector);
    }

    /**
     * Under which id this person's choices stand.
     *
     * @return the account's or visitor's id; empty for somebody who has granted nothing
     */
    public Optional<SubjectId> subject() {
        visit.keepPrivate();
        return visit.person().subject();
    }

    /**
     * The browser signals of this request.
     *
     * @return the signals that say no
     */
    public Signals signals() {
        visit.keepPrivate();
        return visit.signals();
    }

    /**
     * A link to the page that explains an offer to this person, and only to this person. It tells nothing in itself, ends
     * after seven days, and leads back to the current page.
     *
     * @param explanation why the offer is shown
     * @return an address inside this web application, to be escaped like any other
     */
    public String whyLink(Explanation explanation) {
        return whyLink(explanation, Optional.empty());
    }

    private String whyLink(Explanation explanation, Optional<String> showing) {
        visit.keepPrivate();
        try {
            Told told = new Told(explanation, visit.setup().clock().instant(), showing);
            String token = tokens.seal(visit.person(), told);
            visit.person()
                    .subject()
                    .ifPresent(
                            subject -> visit.setup().consents().explanations().shown(subject, explanation));
            return whyAddress().apply(token);
        } catch (RuntimeException e) {
            LOG.warn(
                    "An offer on {} could not be explained ({}); its link leads to the choices",
                    explanation.offer().surface(),
                    e.getMessage());
            return getChoicesLink();
        }
    }

    private UnaryOperator<String> whyAddress() {
        UnaryOperator<String> known = whyAddress;
        if (known == null) {
            known = visit.links().why(visit.page(), Optional.empty());
            whyAddress = known;
        }
        return known;
    }

    /**
     * Makes the link to an offer's explanation and keeps it for the page's template, which finds it in {@link #getWhy()}.
     *
     * @param explanation why the offer is shown
     * @return the link
     */
    public String explain(Explanation explanation) {
        String link = whyLink(explanation);
        why.put(name(explanation), link);
        return link;
    }

    /**
     * The same for an offer that the library selected. Whoever asks why is also told how much each factor mattered, and what
     * would have been shown without it: found out when they ask, on the node that showed the offer.
     *
     * @param selection what was selected
     * @param explanation an explanation of that selection
     * @return the link
     */
    public String explain(Selection<?> selection, Explanation explanation) {
        String link = whyLink(explanation, kept(selection, explanation));
        why.put(name(explanation), link);
        return link;
    }

    /** Under which key the showing is kept; without one the link still tells what was read. */
    private Optional<String> kept(Selection<?> selection, Explanation explanation) {
        try {
            return visit.person().subject().map(subject -> selection.key(subject, explanation));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A showing on {} could not be kept ({}); its influence will not be known",
                    explanation.offer().surface(),
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    private static String name(Explanation explanation) {
        Offer offer = explanation.offer();
        return offer.surface() + "/" + offer.id();
    }

    /**
     * The links to the explanations of this page's offers.
     *
     * @return the link by surface and offer, such as {@code cart.picks/sku-123}; it cannot be changed
     */
    public Map<String, String> getWhy() {
        return Collections.unmodifiableMap(why);
    }

    /**
     * An offer's explanation as a fragment for the page itself, with links to the page that explains it and to the shop's
     * controls: a {@code section} of the class {@code klartext-why} that works without JavaScript, every text escaped. It is
     * kept for the page's template, which finds it in {@link #getSnippet()}.
     *
     * @param explanation why the offer is shown
     * @return HTML; empty if it cannot be told, and then the offer is better left out
     */
    public String whySnippet(Explanation explanation) {
        return snippet(explanation, linked(explanation, () -> explain(explanation)));
    }

    /**
     * The same for an offer that the library selected; the page behind its link tells how much each factor mattered.
     *
     * @param selection what was selected
     * @param explanation an explanation of that selection
     * @return HTML; empty if it cannot be told, and then the offer is better left out
     */
    public String whySnippet(Selection<?> selection, Explanation explanation) {
        return snippet(explanation, linked(explanation, () -> explain(selection, explanation)));
    }

    /** The link that this page has for the offer already, so that one showing is one. */
    private String linked(Explanation explanation, Supplier<String> link) {
        String known = why.get(name(explanation));
        return known == null ? link.get() : known;
    }

    private String snippet(Explanation explanation, String link) {
        String html = worded(explanation, link);
        snippet.put(name(explanation), html);
        return html;
    }

    private String worded(Explanation explanation, String link) {
        try {
            return ToldText.say(visit, explanation, getLanguage(), WhyControls.elsewhere(visit, link))
                    .html();
        } catch (RuntimeException e) {
            LOG.warn(
                    "An offer on {} could not be put into words ({}); its explanation is empty",
                    explanation.offer().surface(),
                    e.getMessage());
            return "";
        }
    }

    /**
     * The explanations of this page's offers, as fragments: {@code ${consent.snippet['cart.picks/sku-123']}}, not to be
     * escaped again.
     *
     * @return HTML by surface and offer; it cannot be changed
     */
    public Map<String, String> getSnippet() {
        return Collections.unmodifiableMap(snippet);
    }

    /**
     * What this person allowed, in the words of Google's consent mode: {@code ${consent.consentMode.script(nonce)}}.
     *
     * @return the flags; all denied where no policy is effective yet
     */
    public ConsentMode getConsentMode() {
        Map<PurposeId, Decision> decisions = checkAll();
        return decisions.isEmpty()
                ? new ConsentMode(Map.of())
                : ConsentMode.of(visit.setup().consents().policy(), decisions);
    }

    /**
     * A link to the page with all choices, which leads back to the current page.
     *
     * @return an address inside this web application, to be escaped like any other
     */
    public String getChoicesLink() {
        return visit.links().choices(visit.page(), Optional.empty(), Optional.empty());
    }

    /**
     * The language in which this person is spoken to.
     *
     * @return one of the policy's languages; English or German where no policy is effective yet
     */
    public String getLanguage() {
        try {
            return visit.language(visit.setup().consents().policy());
        } catch (ConsentException e) {
            return visit.acceptedLanguage(Texts.LANGUAGES);
        }
    }
}
