/** What the documentation says is so: its links lead somewhere, and its lines compile. */
@NullMarked
package io.klartext.consent.it.readme;

import org.jspecify.annotations.NullMarked;
