package io.klartext.consent.servlet.internal.enforce;

import io.klartext.consent.ConsentException;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PendingPurpose;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationBuilder;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.adapt.BlockRule;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The markup that is put into one page of the shop: links to explanations, the notice, and what they load. */
final class PageInserts {

    private final Visit visit;
    private final FormTokens forms;
    private final Supplier<Map<String, String>> known;
    private final Function<Explanation, String> linkTo;
    private final Map<PurposeId, Explanation> told = new HashMap<>();
    private @Nullable Showing showing;
    private @Nullable WhyLink whyLink;

    /**
     * What is put into a page.
     *
     * @param visit the request
     * @param forms makes the token of the notice's form
     * @param known the links that the shop's own code has made for this page, by surface and offer
     * @param linkTo makes a link
     */
    PageInserts(
            Visit visit, FormTokens forms, Supplier<Map<String, String>> known, Function<Explanation, String> linkTo) {
        this.visit = visit;
        this.forms = forms;
        this.known = known;
        this.linkTo = linkTo;
    }

    /**
     * The link to the explanation of an offer. The shop's own code may have made one in this request; otherwise what is known
     * is told: which kinds of data the purpose may use, and that nobody can say how much each of them mattered.
     *
     * @param rule the rule of its block
     * @param decision the purpose's
     * @param offer the offer's id, as the page says it
     * @return markup; empty if the offer cannot be explained
     */
    String explanation(BlockRule rule, Decision decision, String offer) {
        String surface = rule.surface().orElse("");
        String href = known.get().get(surface + "/" + offer);
        if (href == null) {
            Optional<Explanation> told = told(decision, Offer.own(offer).onSurface(surface));
            if (told.isEmpty()) {
                return "";
            }
            href = linkTo.apply(told.get());
        }
        return link().to(href);
    }

    /** What is told of a purpose differs from offer to offer in nothing but the offer. */
    private Optional<Explanation> told(Decision decision, Offer offer) {
        Explanation other = told.get(decision.purpose());
        if (other != null) {
            return Optional.of(other.with(offer));
        }
        Optional<Explanation> first = toldFirst(decision, offer);
        first.ifPresent(explanation -> told.put(decision.purpose(), explanation));
        return first;
    }

    private Optional<Explanation> toldFirst(Decision decision, Offer offer) {
        Policy policy = visit.setup().consents().policy();
        Optional<Purpose> purpose = policy.purpose(decision.purpose());
        if (purpose.isEmpty()) {
            return Optional.empty();
        }
        ExplanationBuilder builder = visit.setup().consents().explain(decision, offer);
        policy.dataOf(purpose.get()).forEach(category -> builder.factor(category.id(), Influence.UNKNOWN));
        return builder.ifAllowed();
    }

    /**
     * What stands in the first place of the body: the notice for whoever may be asked something, and what somebody has allowed
     * with a button that takes it back.
     *
     * @return markup; empty if there is neither, or this is no page of its own
     */
    String first() {
        if (ShownAs.of(visit.request()) != ShownAs.PAGE) {
            return "";
        }
        List<PendingPurpose> pending = visit.pending();
        String notice = pending.isEmpty() ? "" : markup(new PageNotice(showing(), forms).about(pending));
        return notice + (visit.setup().options().pages().withdrawal() ? allowed() : "");
    }

    private String allowed() {
        return new AllowedBar(showing(), forms)
                .element()
                .map(PageInserts::markup)
                .orElse("");
    }

    /**
     * What links and notice load, as far as the page's own policy lets them.
     *
     * @return markup for the end of the head; empty if what is asked for is no page by itself
     */
    String head() {
        if (ShownAs.of(visit.request()) == ShownAs.PART) {
            return "";
        }
        PageAssets assets = new PageAssets(visit);
        return assets.style() + assets.component();
    }

    /** In whose words the page is spoken to: the same for all its links. */
    private Showing showing() {
        Showing known = showing;
        if (known == null) {
            Policy policy = visit.setup().consents().policy();
            known = Showing.of(visit, policy, visit.language(policy), visit.page(), Optional.empty());
            showing = known;
        }
        return known;
    }

    private WhyLink link() {
        WhyLink known = whyLink;
        if (known == null) {
            known = new WhyLink(showing().say("why.ask"));
            whyLink = known;
        }
        return known;
    }

    private static String markup(Element element) {
        StringBuilder out = new StringBuilder();
        element.write(out);
        return out.toString();
    }

    /**
     * The page in place of one of which nothing can be sent.
     *
     * @return a document
     */
    String fallback() {
        Showing words = showing();
        String title = words.say("problem.broken.title");
        return "<!DOCTYPE html>"
                + markup(Element.of("html")
                        .set("lang", words.language())
                        .with(Element.of("head")
                                .with(Element.of("title", title))
                                .with(Element.of("meta")
                                        .set("name", "viewport")
                                        .set("content", "width=device-width, initial-scale=1")))
                        .with(Element.of("body")
                                .with(Element.of("main")
                                        .with(Element.of("h1", title))
                                        .with(Element.of("p", words.say("problem.broken.text")))
                                        .with(Element.of(
                                                "p",
                                                Element.of("a", words.say("button.choices"))
                                                        .set("href", words.choicesLink()))))));
    }

    /** Whether there is a policy in whose words anything could be said. */
    boolean canSpeak() {
        try {
            visit.setup().consents().policy();
            return true;
        } catch (ConsentException e) {
            return false;
        }
    }
}
