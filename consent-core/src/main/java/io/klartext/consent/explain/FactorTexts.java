package io.klartext.consent.explain;

import io.klartext.consent.explain.ExplanationText.ControlText;
import io.klartext.consent.explain.ExplanationText.FactorText;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.LocalizedText;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which data entered, with the values, where it came from, how much it mattered and what would have been without it. */
final class FactorTexts {

    private static final List<Control> OF_A_DATUM = List.of(Control.CHANGE_VALUE, Control.DELETE_DATA);

    private final Phrases phrases;
    private final Policy policy;
    private final String language;
    private final ControlLinks links;

    FactorTexts(Phrases phrases, Policy policy, String language, ControlLinks links) {
        this.phrases = phrases;
        this.policy = policy;
        this.language = language;
        this.links = links;
    }

    List<FactorText> of(Explanation why) {
        List<FactorText> texts = new ArrayList<>(why.factors().size());
        for (Factor factor : why.factors()) {
            texts.add(of(factor, why.offer().effect()));
        }
        return texts;
    }

    private FactorText of(Factor factor, Offer.Effect effect) {
        Optional<DataCategory> category = policy.dataCategory(factor.category());
        List<String> sentences = new ArrayList<>();
        sentences.add(origin(factor, category));
        factor.since().ifPresent(month -> sentences.add(phrases.say("since", phrases.month(month))));
        influence(factor, effect, sentences);
        return new FactorText(factor, title(factor.category()), values(factor), sentences, controls(factor));
    }

    private String title(String category) {
        return policy.dataCategory(category)
                .map(known -> known.title().in(language))
                .orElse(category);
    }

    private String values(Factor factor) {
        if (factor.values().isEmpty()) {
            String counted = factor.more() == 0 ? "" : phrases.count("used.counted", factor.more());
            if (factor.all()) {
                return counted.isEmpty() ? phrases.say("used.all") : phrases.say("used.all.counted", counted);
            }
            return counted.isEmpty() ? phrases.say("used.counted.none") : counted;
        }
        List<String> named = new ArrayList<>(factor.values().size() + 1);
        for (Factor.Value value : factor.values()) {
            named.add(value(value));
        }
        if (factor.more() > 0) {
            named.add(phrases.count("used.more", factor.more()));
        }
        return factor.all() ? phrases.say("used.all.counted", phrases.list(named)) : phrases.list(named);
    }

    private String value(Factor.Value value) {
        if (value.month().map(YearMonth::toString).filter(value.label()::equals).isPresent()) {
            return phrases.month(value.month().get());
        }
        String label = phrases.quoted(value.label());
        return value.month().isPresent()
                ? phrases.say("bracketed", label, phrases.month(value.month().get()))
                : label;
    }

    private String origin(Factor factor, Optional<DataCategory> category) {
        Optional<LocalizedText> source =
                factor.origin() == Origin.RECEIVED ? category.flatMap(DataCategory::source) : Optional.empty();
        return source.map(who -> phrases.say("origin.received.from", who.in(language)))
                .orElseGet(() -> phrases.origin(factor.origin()));
    }

    /** A computed alternative says more than that there was one, so it stands instead of it. */
    private void influence(Factor factor, Offer.Effect effect, List<String> sentences) {
        if (factor.without().isEmpty() || factor.influence() != Influence.PRIMARY) {
            sentences.add(phrases.influence(factor.influence(), effect));
        }
        factor.without().ifPresent(without -> sentences.add(without(without, effect)));
    }

    private String without(Counterfactual without, Offer.Effect effect) {
        List<String> titles = new ArrayList<>(without.together().size());
        for (String category : without.together()) {
            titles.add(title(category));
        }
        return phrases.without(effect, without.instead(), titles);
    }

    private List<ControlText> controls(Factor factor) {
        List<ControlText> controls = new ArrayList<>();
        for (Control control : OF_A_DATUM) {
            links.find(control, Optional.of(factor.category()))
                    .ifPresent(target -> controls.add(new ControlText(control, phrases.label(control), target)));
        }
        return controls;
    }
}
