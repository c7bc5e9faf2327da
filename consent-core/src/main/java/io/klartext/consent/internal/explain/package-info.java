/** The history of explanations: what waits to be written, who writes it, and when it goes. */
@NullMarked
package io.klartext.consent.internal.explain;

import org.jspecify.annotations.NullMarked;
