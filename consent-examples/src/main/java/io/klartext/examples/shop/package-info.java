/**
 * Muster Feinkost, a fictional delicatessen shop: an ordinary web shop of servlets and JSP pages that knows nothing of
 * consent. Start reading at {@link io.klartext.examples.shop.surface.Surfaces}.
 */
@NullMarked
package io.klartext.examples.shop;

import org.jspecify.annotations.NullMarked;
