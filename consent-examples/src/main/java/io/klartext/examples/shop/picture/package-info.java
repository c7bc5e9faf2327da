/** Draws every product as a small illustration, so that the shop needs no photographs. */
@NullMarked
package io.klartext.examples.shop.picture;

import org.jspecify.annotations.NullMarked;
