/**
 * A shop that knows nothing of consent, and one class that adds it from outside by rules. It runs in this process and, from a
 * copy of these classes, inside the containers; the tests know its paths alone.
 */
@NullMarked
package io.klartext.consent.it.adapted.app;

import org.jspecify.annotations.NullMarked;
