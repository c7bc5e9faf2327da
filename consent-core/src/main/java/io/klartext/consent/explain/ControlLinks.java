package io.klartext.consent.explain;

import java.util.Optional;

/**
 * Knows where the controls of a shop are. A control that has no place is not offered. Called once for each control each
 * time that an explanation is put into words, so it should be quick; exceptions reach the caller.
 */
@FunctionalInterface
public interface ControlLinks {

    /**
     * Where a control leads.
     *
     * @param control {@link Control#CHANGE_VALUE} and {@link Control#DELETE_DATA} are asked for each factor, the others
     *     for the offer
     * @param category the id of the factor's data category; empty for a control of the offer
     * @return a link or a form; empty if there is no such control
     */
    Optional<ControlTarget> find(Control control, Optional<String> category);

    /**
     * No links at all.
     *
     * @return what finds nothing
     */
    static ControlLinks none() {
        return (control, category) -> Optional.empty();
    }
}
