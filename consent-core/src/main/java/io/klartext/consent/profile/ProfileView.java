package io.klartext.consent.profile;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A profile as one purpose may see it. It holds only the attributes that the policy declares for the purpose; anything
 * else is absent. Where the purpose is denied the view is empty and the profile is never touched. What is read is noted,
 * and {@link #explain(Offer)} tells it.
 *
 * <p>Confined to one thread, as a request is.
 */
public interface ProfileView {

    /**
     * The decision under which this view was made.
     *
     * @return the answer to the check of the view's purpose
     */
    Decision decision();

    /**
     * A single attribute as text.
     *
     * @param attribute a path without lists, as the policy writes it, such as {@code favouriteCategory}
     * @return the value; empty if it is denied, not declared for the purpose, or not in the profile
     */
    Optional<String> text(String attribute);

    /**
     * A single attribute as number.
     *
     * @param attribute a path without lists, as the policy writes it
     * @return the value; empty if it is denied, not declared, not in the profile, or not a number
     */
    Optional<BigDecimal> number(String attribute);

    /**
     * The values of an attribute inside a list, such as {@code orders[].sku}. An element counts as read when it is taken
     * from the list, so whoever takes the first three has read three.
     *
     * @param attribute a path with one or more lists, as the policy writes it
     * @return the values in the profile's order; empty if denied, not declared, or not in the profile
     */
    List<String> items(String attribute);

    /**
     * Explains an offer from everything that was read of this view until now. If nothing was read, the offer is explained
     * as one that does not rest on personal data.
     *
     * @param offer what is offered
     * @return the explanation
     */
    Explanation explain(Offer offer);

    /**
     * The same, with values as a person would recognise them.
     *
     * @param offer what is offered
     * @param labels turns an attribute's value into words
     * @return the explanation
     */
    Explanation explain(Offer offer, ValueLabels labels);
}
