/** The secret keys of a shop, and what they do: sign, seal and hash, each use with a key of its own. */
@NullMarked
package io.klartext.consent.key;

import org.jspecify.annotations.NullMarked;
