/**
 * What people said, as it was recorded: events with their evidence, never changed, and the outcome of recording one.
 */
@NullMarked
package io.klartext.consent.ledger;

import org.jspecify.annotations.NullMarked;
