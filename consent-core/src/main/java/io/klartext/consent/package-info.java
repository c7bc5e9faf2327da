/**
 * The door to the library: {@link io.klartext.consent.ConsentManager} records choices, answers checks, and hands out
 * views of profiles. Everything else is found from there: the policy in {@code .policy}, what was recorded in
 * {@code .ledger}, the answers in {@code .decision}, minimised data in {@code .profile}, reasons for people in
 * {@code .explain}, and what a store's author implements in {@code .store}.
 */
@NullMarked
package io.klartext.consent;

import org.jspecify.annotations.NullMarked;
