/**
 * The policy: which data a shop uses for which purpose, on which legal basis, for how long, and in which words it says
 * so. A {@link io.klartext.consent.policy.Policy} is read from one JSON document, is immutable, and has a version.
 */
@NullMarked
package io.klartext.consent.policy;

import org.jspecify.annotations.NullMarked;
