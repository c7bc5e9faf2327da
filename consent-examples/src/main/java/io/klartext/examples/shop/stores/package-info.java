/** The shops in town, and which of them are near. */
@NullMarked
package io.klartext.examples.shop.stores;

import org.jspecify.annotations.NullMarked;
