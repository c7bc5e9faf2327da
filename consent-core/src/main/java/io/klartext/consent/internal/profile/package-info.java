/** The view of a profile that notes what is read, and the explanation made from the notes. */
@NullMarked
package io.klartext.consent.internal.profile;

import org.jspecify.annotations.NullMarked;
