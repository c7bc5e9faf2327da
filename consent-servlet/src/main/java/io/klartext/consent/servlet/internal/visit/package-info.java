/** One request as the library sees it: who, with which browser signals, in which language, on which page. */
@NullMarked
package io.klartext.consent.servlet.internal.visit;

import org.jspecify.annotations.NullMarked;
