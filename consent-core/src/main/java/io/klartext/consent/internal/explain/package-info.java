/** Explanations that others handed in, refused where they do not fit the policy; and the history of what was shown. */
@NullMarked
package io.klartext.consent.internal.explain;

import org.jspecify.annotations.NullMarked;
