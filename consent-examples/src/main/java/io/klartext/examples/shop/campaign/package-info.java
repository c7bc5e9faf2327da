/** The banner on the home page. */
@NullMarked
package io.klartext.examples.shop.campaign;

import org.jspecify.annotations.NullMarked;
