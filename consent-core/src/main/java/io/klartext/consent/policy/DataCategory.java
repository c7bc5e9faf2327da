package io.klartext.consent.policy;

import java.util.List;
import java.util.Optional;

/**
 * A kind of personal data that a person would recognise, and the concrete attributes that belong to it.
 *
 * @param id as purposes name it, such as {@code purchase-history}
 * @param title what a person reads, such as "What you bought"
 * @param attributes paths into a profile, such as {@code orders[].sku}; no attribute belongs to two categories
 * @param origin where the data comes from
 * @param source who handed it over, where the origin is {@link Origin#RECEIVED} (GDPR 14(2)(f))
 * @param special whether it is of a special category (GDPR 9): health, belief, origin ...; it then needs an explicit grant
 *     and is never used for advertising (DSA 26(3))
 * @param thirdPersons whether it is about people other than the one who handed it over, such as contacts
 */
public record DataCategory(
        String id,
        LocalizedText title,
        List<String> attributes,
        Origin origin,
        Optional<LocalizedText> source,
        boolean special,
        boolean thirdPersons) {

    public DataCategory {
        attributes = List.copyOf(attributes);
    }
}
