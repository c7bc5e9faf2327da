/**
 * For other people's tests: {@link io.klartext.consent.testkit.ConsentStoreContract} proves a store,
 * {@link io.klartext.consent.testkit.FakeConsentManager} stands in for the manager, and
 * {@link io.klartext.consent.testkit.ManualClock} moves only when it is told to.
 */
@NullMarked
package io.klartext.consent.testkit;

import org.jspecify.annotations.NullMarked;
