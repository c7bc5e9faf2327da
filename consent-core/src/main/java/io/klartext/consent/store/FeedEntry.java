package io.klartext.consent.store;

import io.klartext.consent.SubjectId;

/**
 * One event in the feed.
 *
 * @param partition the partition it stands in
 * @param position its position there
 * @param subject whose event it is
 * @param sequence the event's place in the subject's order
 */
public record FeedEntry(int partition, long position, SubjectId subject, long sequence) {}
