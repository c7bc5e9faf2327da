/** What the pages of the old shop work with: goods, a cart and what somebody has looked at. */
package io.klartext.examples.oldshop;
