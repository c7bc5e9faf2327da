/**
 * All that consent adds to the shop: one filter, one policy, and one changed line per surface. The shop beside it knows
 * nothing of this package and runs without it.
 */
@NullMarked
package io.klartext.examples.shop.consent;

import org.jspecify.annotations.NullMarked;
