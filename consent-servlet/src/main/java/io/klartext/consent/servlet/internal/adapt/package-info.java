/**
 * Adapts a page of the shop while it is sent: a tokenizer, the stack of open elements that a browser would have, and the
 * output that leaves blocks out and puts explanations in. Free of servlet types.
 */
@NullMarked
package io.klartext.consent.servlet.internal.adapt;

import org.jspecify.annotations.NullMarked;
