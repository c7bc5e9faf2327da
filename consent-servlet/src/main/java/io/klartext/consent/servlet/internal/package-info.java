/** What several features of the adapter need. */
@NullMarked
package io.klartext.consent.servlet.internal;

import org.jspecify.annotations.NullMarked;
