/** The page that explains one offer, and the sealed token by which a link carries the explanation. */
@NullMarked
package io.klartext.consent.servlet.internal.why;

import org.jspecify.annotations.NullMarked;
