/**
 * What stands between a shop and the container while a page is adapted: a request and a response whose one byte sink hands
 * the page to an adaptation at the first byte, however the shop writes it. Whoever decides, and what is changed, is
 * elsewhere.
 */
@NullMarked
package io.klartext.consent.servlet.internal.adapt.response;

import org.jspecify.annotations.NullMarked;
