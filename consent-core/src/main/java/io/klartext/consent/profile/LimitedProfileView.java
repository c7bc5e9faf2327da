package io.klartext.consent.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A view of those attributes only that were asked for; the others are absent, whatever the policy declares. */
final class LimitedProfileView implements ProfileView {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedProfileView.class);

    private final ProfileView whole;
    private final Set<String> attributes;
    private final String prefix;

    LimitedProfileView(ProfileView whole, Set<String> attributes) {
        this(whole, attributes, "");
    }

    /** The prefix is the path that a nested view's own paths follow, with its dot. */
    private LimitedProfileView(ProfileView whole, Set<String> attributes, String prefix) {
        this.whole = whole;
        this.attributes = attributes;
        this.prefix = prefix;
    }

    private boolean isAskedFor(String attribute) {
        return told(attributes.contains(prefix + attribute), attribute);
    }

    /** Whether anything below a list or object was asked for. */
    private boolean isAskedBelow(String path) {
        String below = prefix + path + ".";
        return told(attributes.stream().anyMatch(attribute -> attribute.startsWith(below)), path);
    }

    private boolean told(boolean asked, String path) {
        if (!asked && decision().allowed()) {
            LOG.warn(
                    "The attribute \"{}{}\" was not asked for in the access for {}, so it is empty: name it in the access",
                    prefix,
                    path,
                    decision().purpose());
        }
        return asked;
    }

    @Override
    public Decision decision() {
        return whole.decision();
    }

    @Override
    public Optional<String> text(String attribute) {
        return isAskedFor(attribute) ? whole.text(attribute) : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> number(String attribute) {
        return isAskedFor(attribute) ? whole.number(attribute) : Optional.empty();
    }

    @Override
    public Optional<Boolean> flag(String attribute) {
        return isAskedFor(attribute) ? whole.flag(attribute) : Optional.empty();
    }

    @Override
    public Optional<LocalDate> date(String attribute) {
        return isAskedFor(attribute) ? whole.date(attribute) : Optional.empty();
    }

    @Override
    public Optional<Instant> instant(String attribute) {
        return isAskedFor(attribute) ? whole.instant(attribute) : Optional.empty();
    }

    @Override
    public Optional<Location> location(String attribute) {
        return isAskedFor(attribute) ? whole.location(attribute) : Optional.empty();
    }

    @Override
    public List<String> items(String attribute) {
        return isAskedFor(attribute) ? whole.items(attribute) : List.of();
    }

    @Override
    public List<BigDecimal> numbers(String attribute) {
        return isAskedFor(attribute) ? whole.numbers(attribute) : List.of();
    }

    @Override
    public List<ProfileView> elements(String list) {
        return isAskedBelow(list)
                ? whole.elements(list).stream()
                        .map(element -> (ProfileView) below(element, list))
                        .toList()
                : List.of();
    }

    @Override
    public ProfileView at(String object) {
        return below(whole.at(object), object);
    }

    private LimitedProfileView below(ProfileView nested, String path) {
        return new LimitedProfileView(nested, attributes, prefix + path + ".");
    }

    @Override
    public ProfileView forOffer() {
        return new LimitedProfileView(whole.forOffer(), attributes, prefix);
    }

    @Override
    public Explanation explain(Offer offer) {
        return whole.explain(offer);
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return whole.explain(offer, labels);
    }

    @Override
    public Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels) {
        return whole.explainIfAllowed(offer, labels);
    }
}
