/** The shop as a process of its own: killed, misconfigured, and without consent. */
@NullMarked
package io.klartext.consent.it.process;

import org.jspecify.annotations.NullMarked;
