package io.klartext.consent.servlet.internal.why;

import io.klartext.consent.explain.Explanation;
import java.time.Instant;
import java.util.Optional;

/**
 * An explanation as it was told to one person.
 *
 * @param explanation why the offer is shown
 * @param title what the offer is called on the page, where the shop said so
 * @param at when the offer was shown
 */
public record Told(Explanation explanation, Optional<String> title, Instant at) {}
