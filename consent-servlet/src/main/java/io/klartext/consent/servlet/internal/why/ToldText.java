package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.ControlLinks;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.ExplanationText;
import io.klartext.consent.explain.ExplanationWords;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.pages.Showing;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.Optional;

/** An explanation in words, as one person is told it now. */
public final class ToldText {

    private final WhyTokens links;
    private final WhyControls controls;

    /**
     * Explanations of this shop.
     *
     * @param links opens the tokens in links
     * @param controls where controls are
     */
    public ToldText(WhyTokens links, WhyControls controls) {
        this.links = links;
        this.controls = controls;
    }

    /**
     * What was opened.
     *
     * @param showing to whom and in which language
     * @param text what it says
     */
    public record Opened(Showing showing, ExplanationText text) {}

    /**
     * What the token of a request tells whoever asks. Asking is not recorded.
     *
     * @param visit the request
     * @return the explanation; empty if the token is tampered, expired, or somebody else's
     */
    public Optional<Opened> open(Visit visit) {
        String token = visit.parameter("t").orElse("");
        return links.open(visit.person(), token).map(told -> opened(visit, weighed(visit, told), token));
    }

    /** With how much each factor mattered, where the offer was selected so that it can be found out. */
    private static Explanation weighed(Visit visit, Told told) {
        Explanation why = told.explanation();
        if (told.showing().isEmpty()) {
            return why;
        }
        return visit.person()
                .subject()
                .flatMap(subject -> visit.setup()
                        .consents()
                        .influence(subject, told.showing().get(), visit::check))
                .map(weighed -> why.with(weighed.factors()))
                .orElseGet(() -> why.with(why.factors().stream()
                        .map(factor -> factor.with(Influence.UNKNOWN, Optional.empty()))
                        .toList()));
    }

    private Opened opened(Visit visit, Explanation why, String token) {
        Showing showing = Showing.of(visit, policy(visit, why));
        return new Opened(showing, say(visit, why, showing.language(), controls.here(showing, why, token)));
    }

    /**
     * An explanation in words.
     *
     * @param visit the request
     * @param why what is explained
     * @param language in which language
     * @param places where controls are
     * @return the text, with the policy's words of the version that was shown
     */
    public static ExplanationText say(Visit visit, Explanation why, String language, ControlLinks places) {
        return ExplanationWords.in(language).in(visit.setup().clock().getZone()).say(why, policy(visit, why), places);
    }

    private static Policy policy(Visit visit, Explanation why) {
        return visit.setup().dictionaries().version(why.policyVersion()).policy();
    }
}
