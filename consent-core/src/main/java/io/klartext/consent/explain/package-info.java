/** Why somebody sees an offer: a neutral model, derived from what was read, that pages, mails and APIs render. */
@NullMarked
package io.klartext.consent.explain;

import org.jspecify.annotations.NullMarked;
