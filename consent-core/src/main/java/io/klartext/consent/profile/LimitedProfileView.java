package io.klartext.consent.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import java.math.BigDecimal;
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

    LimitedProfileView(ProfileView whole, Set<String> attributes) {
        this.whole = whole;
        this.attributes = attributes;
    }

    private boolean isAskedFor(String attribute) {
        boolean asked = attributes.contains(attribute);
        if (!asked && decision().allowed()) {
            LOG.warn(
                    "The attribute \"{}\" was not asked for in the access for {}, so it is empty: name it in the access",
                    attribute,
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
    public List<String> items(String attribute) {
        return isAskedFor(attribute) ? whole.items(attribute) : List.of();
    }

    @Override
    public Explanation explain(Offer offer) {
        return whole.explain(offer);
    }

    @Override
    public Explanation explain(Offer offer, ValueLabels labels) {
        return whole.explain(offer, labels);
    }
}
