/** What the browser says on a person's behalf, and how it is recorded: ADPC, and signals that a shop remembers. */
@NullMarked
package io.klartext.consent.servlet.internal.signal;

import org.jspecify.annotations.NullMarked;
