package io.klartext.consent.servlet.dryrun;

import java.util.Optional;

/**
 * Something that went otherwise than the rules say. Where a rule denies, more is left out then, never less.
 *
 * @param rule the rule that it concerns, as a JSON Pointer into the rules; empty if none in particular
 * @param place where
 * @param what what went otherwise, in English
 */
public record Deviation(Optional<String> rule, Place place, String what) {}
