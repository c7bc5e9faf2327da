/** From a form that was sent back to recorded choices: its token, where it came from, and what it said. */
@NullMarked
package io.klartext.consent.servlet.internal.form;

import org.jspecify.annotations.NullMarked;
