/**
 * The program {@code consent}. {@link io.klartext.consent.cli.ConsentCli} reads the arguments; each command is a class of
 * its own; the record and the notice are written as a {@code Sheet}, which becomes HTML or text.
 */
@NullMarked
package io.klartext.consent.cli;

import org.jspecify.annotations.NullMarked;
