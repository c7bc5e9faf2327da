/** What a product costs somebody. */
@NullMarked
package io.klartext.examples.shop.price;

import org.jspecify.annotations.NullMarked;
