/** From the law to a feature to a test: the duties, and the tests that carry their tags. */
@NullMarked
package io.klartext.consent.it.duties;

import org.jspecify.annotations.NullMarked;
