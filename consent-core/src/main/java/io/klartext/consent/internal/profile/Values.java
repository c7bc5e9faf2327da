package io.klartext.consent.internal.profile;

import java.util.List;

/** The values of a profile as a purpose sees them. */
interface Values {

    /** All values of an attribute, or all elements of a list that are there, in the profile's order. */
    List<Cell> of(Attribute attribute);
}
