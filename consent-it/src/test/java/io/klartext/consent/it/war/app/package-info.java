/** What is added to a war to adapt it: it runs in the container, and knows nothing of the tests. */
@NullMarked
package io.klartext.consent.it.war.app;

import org.jspecify.annotations.NullMarked;
