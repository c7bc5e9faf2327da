/**
 * What rules would do to a page that a shop has saved, without a shop: {@link io.klartext.consent.servlet.dryrun.DryRun}
 * reads it with the same engine that adapts pages while they are sent.
 */
@NullMarked
package io.klartext.consent.servlet.dryrun;

import org.jspecify.annotations.NullMarked;
