/** What a shop meets: the {@link io.klartext.consent.servlet.ConsentFilter} it registers, the {@link io.klartext.consent.servlet.RequestConsent} its pages ask, and the {@link io.klartext.consent.key.KeyRing} that signs. */
@NullMarked
package io.klartext.consent.servlet;

import org.jspecify.annotations.NullMarked;
