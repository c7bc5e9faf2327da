/**
 * Links in the mails of a shop: by {@link io.klartext.consent.servlet.mail.MailLinks} a reader sees for what she was written
 * to, and says no without logging in.
 */
@NullMarked
package io.klartext.consent.servlet.mail;

import org.jspecify.annotations.NullMarked;
