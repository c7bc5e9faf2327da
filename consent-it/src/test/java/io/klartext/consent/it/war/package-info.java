/**
 * Any shop that is a war, before and after it is adapted by a rules file: visited by people who refused, who allowed and who
 * were not asked yet, and held against what its own pages and the rules lead to expect. The old shop is the one by default.
 */
@NullMarked
package io.klartext.consent.it.war;

import org.jspecify.annotations.NullMarked;
