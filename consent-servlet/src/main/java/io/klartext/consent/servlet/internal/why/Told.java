package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Explanation;
import java.time.Instant;

/**
 * An explanation as it was told to one person.
 *
 * @param explanation why the offer is shown
 * @param at when the offer was shown
 */
public record Told(Explanation explanation, Instant at) {}
