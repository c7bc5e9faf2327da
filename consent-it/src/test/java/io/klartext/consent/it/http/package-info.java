/** The running shop as programs see it: headers, cookies, tokens. */
@NullMarked
package io.klartext.consent.it.http;

import org.jspecify.annotations.NullMarked;
