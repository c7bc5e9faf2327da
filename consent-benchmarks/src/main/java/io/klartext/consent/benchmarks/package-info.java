/** What a check costs, beside what a shop would use instead, measured in one run. */
@NullMarked
package io.klartext.consent.benchmarks;

import org.jspecify.annotations.NullMarked;
