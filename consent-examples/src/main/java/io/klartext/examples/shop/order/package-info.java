/** Carts and the orders that they become. */
@NullMarked
package io.klartext.examples.shop.order;

import org.jspecify.annotations.NullMarked;
