/** What the shop sells: products, their categories, sizes and prices. */
@NullMarked
package io.klartext.examples.shop.catalogue;

import org.jspecify.annotations.NullMarked;
