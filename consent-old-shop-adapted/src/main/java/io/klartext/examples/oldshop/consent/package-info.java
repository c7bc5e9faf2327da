/** All the code that consent adds to the old shop. */
@NullMarked
package io.klartext.examples.oldshop.consent;

import org.jspecify.annotations.NullMarked;
