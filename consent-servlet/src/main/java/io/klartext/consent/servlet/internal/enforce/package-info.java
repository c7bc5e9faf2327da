/**
 * Applies the rules for the shop's existing pages to one request: what was decided before the first byte, what is put into
 * the page, which cookies and paths are there.
 */
@NullMarked
package io.klartext.consent.servlet.internal.enforce;

import org.jspecify.annotations.NullMarked;
