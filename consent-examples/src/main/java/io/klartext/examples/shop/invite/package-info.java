/** Inviting friends from an uploaded address book, which is read and forgotten. */
@NullMarked
package io.klartext.examples.shop.invite;

import org.jspecify.annotations.NullMarked;
