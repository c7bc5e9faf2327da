/** Chooses products for a place in the shop, from what people buy together. */
@NullMarked
package io.klartext.examples.shop.recommend;

import org.jspecify.annotations.NullMarked;
