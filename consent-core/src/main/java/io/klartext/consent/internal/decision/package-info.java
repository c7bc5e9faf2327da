/** The decision: the version of the policy that counts, prepared for checks, and the table row by row. */
@NullMarked
package io.klartext.consent.internal.decision;

import org.jspecify.annotations.NullMarked;
