/** The arrows between the modules, and the habits of their code. */
@NullMarked
package io.klartext.consent.it.structure;

import org.jspecify.annotations.NullMarked;
