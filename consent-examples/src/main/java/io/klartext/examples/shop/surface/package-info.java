/** The places where the shop may treat one visitor differently from another, all behind one interface. */
@NullMarked
package io.klartext.examples.shop.surface;

import org.jspecify.annotations.NullMarked;
