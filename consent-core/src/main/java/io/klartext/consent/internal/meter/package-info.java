/** What is measured. */
@NullMarked
package io.klartext.consent.internal.meter;

import org.jspecify.annotations.NullMarked;
