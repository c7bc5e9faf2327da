/** A real browser in the running shop. */
@NullMarked
package io.klartext.consent.it.browser;

import org.jspecify.annotations.NullMarked;
