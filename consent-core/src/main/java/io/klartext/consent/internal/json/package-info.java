/** Writes annotated objects as JSON for a purpose, with only what it may see. */
@NullMarked
package io.klartext.consent.internal.json;

import org.jspecify.annotations.NullMarked;
