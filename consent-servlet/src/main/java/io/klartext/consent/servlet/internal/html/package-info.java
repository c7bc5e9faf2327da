/** HTML as a tree, so that every text is escaped by construction. */
@NullMarked
package io.klartext.consent.servlet.internal.html;

import org.jspecify.annotations.NullMarked;
