/** What an account takes over from the visitor of the browser at login and registration. */
@NullMarked
package io.klartext.consent.servlet.internal.link;

import org.jspecify.annotations.NullMarked;
