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

/**
 * A profile as one purpose may see it. It holds only the attributes that the policy declares for the purpose, as the policy
 * minimises them for it; anything else is absent. Where the purpose is denied the view is empty and the profile is never
 * touched. What is read is noted, and {@link #explain(Offer)} tells it.
 *
 * <p>A value counts as read when it is handed out, and is one value whichever way it is reached: by its path, or through a
 * nested view of the list element or object in which it stands. An attribute is taken from the profile once, at its first
 * read; only the members on its path are touched. If the profile itself fails, the read throws {@link
 * IllegalStateException} that names the member and never what it said.
 *
 * <p>Confined to one thread, as a request is, together with all views that come from it.
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
     * @throws IllegalArgumentException if the path leads through a list; so do all reads of a single attribute
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
     * A single attribute that is true or false.
     *
     * @param attribute a path without lists, as the policy writes it
     * @return the value; empty if it is denied, not declared, not in the profile, or neither of both
     */
    Optional<Boolean> flag(String attribute);

    /**
     * A single attribute as day.
     *
     * @param attribute a path without lists, as the policy writes it
     * @return the day as it is written in ISO 8601, without regard to a time zone; the first day where only a month or a year
     *     is seen; empty if it is denied, not declared, not in the profile, or no time
     */
    Optional<LocalDate> date(String attribute);

    /**
     * A single attribute as instant.
     *
     * @param attribute a path without lists, as the policy writes it
     * @return the instant; a time without offset is taken for UTC, and a day, month or year for its beginning; empty if it is
     *     denied, not declared, not in the profile, or no time
     */
    Optional<Instant> instant(String attribute);

    /**
     * A single attribute as place: a {@link Location}, or an object with its members {@code latitude}, {@code longitude},
     * {@code city}, {@code region} and {@code country}.
     *
     * @param attribute a path without lists, as the policy writes it
     * @return the place, as precise as the policy declares for the purpose; empty if it is denied, not declared, not in the
     *     profile, or no place
     */
    Optional<Location> location(String attribute);

    /**
     * The values of an attribute inside a list, such as {@code orders[].sku}. A value counts as read when it is taken from
     * the list, so whoever takes the first three has read three. Whoever only asks how many there are has read that.
     *
     * @param attribute a path with one or more lists, as the policy writes it
     * @return the values in the profile's order, without those that are absent; empty if denied, not declared, or not in the
     *     profile
     * @throws IllegalArgumentException if the path leads through no list
     */
    List<String> items(String attribute);

    /**
     * The values of an attribute inside a list that are numbers.
     *
     * @param attribute a path with one or more lists, as the policy writes it
     * @return the numbers in the profile's order, without those that are none; empty if denied, not declared, or not in the
     *     profile
     * @throws IllegalArgumentException if the path leads through no list
     */
    List<BigDecimal> numbers(String attribute);

    /**
     * A nested view of each element of a list, which keeps together what belongs together: {@code order.text("sku")} and
     * {@code order.date("date")}, {@code order.items("lines[].sku")}. Taking an element reads nothing of it; what is read of
     * it is noted here too. Whoever only asks how many there are has read that.
     *
     * @param list a path that ends at a list, such as {@code orders[]}
     * @return views whose paths begin at the element, in the profile's order, without elements that are null; empty if
     *     denied, if no attribute of the list is declared, or if it is not in the profile
     * @throws IllegalArgumentException if the path does not end at a list
     */
    List<ProfileView> elements(String list);

    /**
     * A nested view of an object. What is read of it is noted here too.
     *
     * @param object a path without lists, such as {@code address}
     * @return a view whose paths begin at the object; nothing is in it if there is no such object
     * @throws IllegalArgumentException if the path leads through a list
     */
    ProfileView at(String object);

    /**
     * A view for one of several offers. It shares the profile, which is fetched once, and keeps notes of its own: its
     * explanation tells what had been read of this view until now, and what is read of the new one; never what another offer
     * read. What is read of this view later on, also through a list that it gave, is not the new one's.
     *
     * @return a view of the same place in the profile
     */
    ProfileView forOffer();

    /**
     * Explains an offer from everything that was read of this view until now. If nothing was read, the offer is explained
     * as one that does not rest on personal data.
     *
     * @param offer what is offered
     * @return the explanation
     * @throws io.klartext.consent.explain.RefusedOfferException if an advertisement rests on personal data that was read for
     *     a purpose which does not profile for advertising; {@link #explainIfAllowed} answers instead
     */
    Explanation explain(Offer offer);

    /**
     * The same, with values as a person would recognise them.
     *
     * @param offer what is offered
     * @param labels turns an attribute's value into words; it is not asked about times, which are told as months, nor about
     *     hashes, which are counted
     * @return the explanation
     * @throws io.klartext.consent.explain.RefusedOfferException as above
     */
    Explanation explain(Offer offer, ValueLabels labels);

    /**
     * The same for production: an offer that may not be shown with what was read has no explanation, and is not to be shown.
     * It is counted in {@code klartext.offers.dropped}, and each reason is told once in the log.
     *
     * @param offer what is offered
     * @param labels turns an attribute's value into words
     * @return the explanation; empty if the offer is refused
     */
    Optional<Explanation> explainIfAllowed(Offer offer, ValueLabels labels);
}
