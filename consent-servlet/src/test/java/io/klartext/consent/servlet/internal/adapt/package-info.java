/** Tests of the engine that adapts pages. */
@NullMarked
package io.klartext.consent.servlet.internal.adapt;

import org.jspecify.annotations.NullMarked;
