/**
 * Selections by a selector that the library runs itself, and the influence of each factor, found out by running it again
 * with that factor absent.
 */
@NullMarked
package io.klartext.consent.select;

import org.jspecify.annotations.NullMarked;
