package io.klartext.consent.internal.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.profile.Location;
import io.klartext.consent.profile.ProfileView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The view after a denial. It has no profile that it could touch. */
final class DeniedProfileView implements ProfileView {

    private final Decision decision;
    private final Views views;

    DeniedProfileView(Decision decision, Views views) {
        this.decision = decision;
        this.views = views;
    }

    @Override
    public Decision decision() {
        return decision;
    }

    @Override
    public Optional<String> text(String attribute) {
        return none(attribute);
    }

    @Override
    public Optional<BigDecimal> number(String attribute) {
        return none(attribute);
    }

    @Override
    public Optional<Boolean> flag(String attribute) {
        return none(attribute);
    }

    @Override
    public Optional<LocalDate> date(String attribute) {
        return none(attribute);
    }

    @Override
    public Optional<Instant> instant(String attribute) {
        return none(attribute);
    }

    @Override
    public Optional<Location> location(String attribute) {
        return none(attribute);
    }

    private static <T> Optional<T> none(String attribute) {
        Paths.single(attribute);
        return Optional.empty();
    }

    @Override
    public List<String> items(String attribute) {
        Paths.several(attribute);
        return List.of();
    }

    @Override
    public List<BigDecimal> numbers(String attribute) {
        Paths.several(attribute);
        return List.of();
    }

    @Override
    public List<ProfileView> elements(String list) {
        Paths.list(list);
        return List.of();
    }

    @Override
    public ProfileView at(String object) {
        Paths.single(object);
        return this;
    }

    @Override
    public ProfileView forOffer() {
        return this;
    }

    @Override
    public Explanation explain(Offer offer) {
        return Explainer.explain(decision, views.policy(decision), List.of(), offer);
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return explain(offer);
    }

    @Override
    public Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels) {
        return Optional.of(explain(offer));
    }
}
