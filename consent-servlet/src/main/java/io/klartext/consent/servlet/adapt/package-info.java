/** The rules by which existing pages of a shop are adapted: {@link io.klartext.consent.servlet.adapt.PageRules} reads the file. */
@NullMarked
package io.klartext.consent.servlet.adapt;

import org.jspecify.annotations.NullMarked;
