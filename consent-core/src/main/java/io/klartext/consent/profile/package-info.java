/**
 * Views of a person's profile that show only what a purpose may see, and note what was read, so that the explanation of
 * an offer is derived from it.
 */
@NullMarked
package io.klartext.consent.profile;

import org.jspecify.annotations.NullMarked;
