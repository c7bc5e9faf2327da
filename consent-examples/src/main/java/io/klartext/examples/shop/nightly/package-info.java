/** A model that nobody can look into: it works at night, and in the morning its results are there with weights. */
@NullMarked
package io.klartext.examples.shop.nightly;

import org.jspecify.annotations.NullMarked;
