/** The answer to "may I?": a decision is allowed or not, always with a reason, never an exception. */
@NullMarked
package io.klartext.consent.decision;

import org.jspecify.annotations.NullMarked;
