/** Tests of the rules by which pages are adapted. */
@NullMarked
package io.klartext.consent.servlet.dryrun;

import org.jspecify.annotations.NullMarked;
