/** Tests of the rules by which pages are adapted. */
@NullMarked
package io.klartext.consent.servlet.adapt;

import org.jspecify.annotations.NullMarked;
