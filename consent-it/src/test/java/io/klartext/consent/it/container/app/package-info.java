/**
 * The web application that provokes the traps. It runs inside the containers, from a copy of these classes; the tests know
 * its paths alone.
 */
@NullMarked
package io.klartext.consent.it.container.app;

import org.jspecify.annotations.NullMarked;
