/** The desk of the shop's data protection officer: what the next version of the policy changes, and publishing it. */
@NullMarked
package io.klartext.examples.shop.consent.desk;

import org.jspecify.annotations.NullMarked;
