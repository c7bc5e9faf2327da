/** The fictional customers and orders that a new shop starts with. */
@NullMarked
package io.klartext.examples.shop.sample;

import org.jspecify.annotations.NullMarked;
