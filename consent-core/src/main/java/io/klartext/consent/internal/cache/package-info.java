/** The states of subjects in memory, under a lease. */
@NullMarked
package io.klartext.consent.internal.cache;

import org.jspecify.annotations.NullMarked;
