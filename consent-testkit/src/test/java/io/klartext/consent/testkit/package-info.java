/** The contract is itself tested: the store in memory passes it, and each broken store is caught. */
@NullMarked
package io.klartext.consent.testkit;

import org.jspecify.annotations.NullMarked;
