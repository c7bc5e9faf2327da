/** The rules that hold for every explanation, over random policies, profiles and selectors. */
@NullMarked
package io.klartext.consent.rules;

import org.jspecify.annotations.NullMarked;
