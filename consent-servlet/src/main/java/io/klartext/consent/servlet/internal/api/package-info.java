/** Choices as JSON. */
@NullMarked
package io.klartext.consent.servlet.internal.api;

import org.jspecify.annotations.NullMarked;
