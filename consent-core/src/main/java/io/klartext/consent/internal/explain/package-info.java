/** Explanations of what others selected: checked against the policy, refused where they do not fit, and counted. */
@NullMarked
package io.klartext.consent.internal.explain;

import org.jspecify.annotations.NullMarked;
