/** Who asked for the newsletter. */
@NullMarked
package io.klartext.examples.shop.newsletter;

import org.jspecify.annotations.NullMarked;
