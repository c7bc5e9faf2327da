/** Runs selectors, finds out by leaving one out what mattered, and keeps showings for a while. */
@NullMarked
package io.klartext.consent.internal.select;

import org.jspecify.annotations.NullMarked;
