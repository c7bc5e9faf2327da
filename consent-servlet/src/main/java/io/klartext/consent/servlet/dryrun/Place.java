package io.klartext.consent.servlet.dryrun;

/**
 * A place in a page.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param offset from 0, in bytes
 */
public record Place(int line, int column, long offset) {}
