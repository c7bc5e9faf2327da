/** The adapted shop in front of real browsers and behind a real proxy: who must never see what. */
@NullMarked
package io.klartext.consent.it.adapted;

import org.jspecify.annotations.NullMarked;
