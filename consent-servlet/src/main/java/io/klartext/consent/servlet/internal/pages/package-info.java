/** The pages on which people choose, in words that need no knowledge of the code. */
@NullMarked
package io.klartext.consent.servlet.internal.pages;

import org.jspecify.annotations.NullMarked;
