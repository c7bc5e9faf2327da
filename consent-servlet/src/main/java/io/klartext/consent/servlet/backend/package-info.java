/** For other back ends of the shop: many checks in one call, for callers that the shop knows, on an address of its own. */
@NullMarked
package io.klartext.consent.servlet.backend;

import org.jspecify.annotations.NullMarked;
