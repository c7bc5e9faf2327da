/** Recording: what must hold of choices and facts before they are written, and what a write came to. */
@NullMarked
package io.klartext.consent.internal.record;

import org.jspecify.annotations.NullMarked;
