package io.klartext.consent.servlet.internal.known;

import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.pages.Showing;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which offers somebody was shown, for which purpose and by which kinds of data, where the shop keeps that. */
final class ShownOffers {

    private static final Logger LOG = LoggerFactory.getLogger(ShownOffers.class);
    private static final int MOST = 50;

    private ShownOffers() {}

    /** The section; empty where nothing is kept. */
    static Optional<Element> section(Showing showing) {
        List<PastExplanation> shown = showing.visit()
                .person()
                .subject()
                .map(subject -> of(showing, subject))
                .orElse(List.of());
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ol").as("past");
        shown.stream().limit(MOST).forEach(one -> list.with(Element.of("li", sentence(showing, one))));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "shown")
                .with(Element.of("h2", showing.say("known.shown")).set("id", "shown"))
                .with(list));
    }

    private static List<PastExplanation> of(Showing showing, SubjectId subject) {
        try {
            return showing.visit().setup().consents().explanations().of(subject);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The history of explanations could not be read ({}); the page goes without it",
                    e.getClass().getName());
            return List.of();
        }
    }

    private static String sentence(Showing showing, PastExplanation shown) {
        Policy policy = showing.visit()
                .setup()
                .consents()
                .policies()
                .version(shown.policyVersion())
                .orElse(showing.policy());
        String offer = name(showing, shown.offer());
        String purpose = policy.purpose(shown.purpose())
                .map(Purpose::title)
                .map(showing::in)
                .orElse(shown.purpose().value());
        String what = showing.say(
                "known.shown.item",
                showing.words().date(shown.lastShown()),
                showing.say("quoted", offer),
                showing.say("quoted", purpose));
        return what + " "
                + (shown.factors().isEmpty()
                        ? showing.say("known.shown.none")
                        : showing.say("known.shown.used", showing.words().list(categories(showing, policy, shown))));
    }

    /** As the shop calls it, or by its id where the shop cannot say. */
    private static String name(Showing showing, String offer) {
        try {
            return showing.visit()
                    .setup()
                    .options()
                    .offerNames()
                    .apply(offer, showing.language())
                    .orElse(offer);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The shop's name of an offer failed ({}); its id is shown",
                    e.getClass().getName());
            return offer;
        }
    }

    private static List<String> categories(Showing showing, Policy policy, PastExplanation shown) {
        return shown.factors().stream()
                .map(Entered::category)
                .map(id -> policy.dataCategory(id)
                        .map(DataCategory::title)
                        .map(showing::in)
                        .orElse(id))
                .map(title -> showing.say("quoted", title))
                .toList();
    }
}
