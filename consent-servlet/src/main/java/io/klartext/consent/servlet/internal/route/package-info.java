/** Which path and method leads to which page. */
@NullMarked
package io.klartext.consent.servlet.internal.route;

import org.jspecify.annotations.NullMarked;
