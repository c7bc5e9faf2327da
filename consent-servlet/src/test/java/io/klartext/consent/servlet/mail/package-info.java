/** Tests of links in mails. */
@NullMarked
package io.klartext.consent.servlet.mail;

import org.jspecify.annotations.NullMarked;
