/** The page that a link in a mail opens, and the button of mail programs. */
@NullMarked
package io.klartext.consent.servlet.internal.mail;

import org.jspecify.annotations.NullMarked;
