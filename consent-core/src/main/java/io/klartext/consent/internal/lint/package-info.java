/** The rules of the policy lint, by theme. Not exported: the door is {@link io.klartext.consent.policy.PolicyLint}. */
@NullMarked
package io.klartext.consent.internal.lint;

import org.jspecify.annotations.NullMarked;
