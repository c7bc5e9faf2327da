/** How the door works inside, a package for each part. */
@NullMarked
package io.klartext.consent.internal;

import org.jspecify.annotations.NullMarked;
