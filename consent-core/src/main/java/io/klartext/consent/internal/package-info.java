/** How the door works inside: the decision table, the leased cache, meters, and the view that notes what is read. */
@NullMarked
package io.klartext.consent.internal;

import org.jspecify.annotations.NullMarked;
