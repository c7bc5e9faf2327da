/** Who buys here, how they log in, and what the shop knows of them. */
@NullMarked
package io.klartext.examples.shop.customer;

import org.jspecify.annotations.NullMarked;
