/** The whole, put together: a running shop, a real browser, child processes, the arrows between the modules. */
@NullMarked
package io.klartext.consent.it;

import org.jspecify.annotations.NullMarked;
