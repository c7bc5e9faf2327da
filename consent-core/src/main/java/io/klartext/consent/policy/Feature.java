package io.klartext.consent.policy;

import java.util.List;

/**
 * A function of the shop that needs one or more purposes, such as inviting friends.
 *
 * @param id the feature's name
 * @param needs the purposes without which it cannot work
 */
public record Feature(String id, List<PurposeId> needs) {

    public Feature {
        needs = List.copyOf(needs);
    }
}
