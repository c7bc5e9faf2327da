package io.klartext.consent.store;

import java.util.List;

/**
 * The feed by which every node learns of every change. Entries stand in partitions, each numbered from 1 without gaps in
 * the order of commit. Two promises carry the freshness bound:
 *
 * <ul>
 *   <li>F1: an append acknowledged before {@link #heads()} is called lies at or below the positions it returns, and
 *       {@link #read} then returns it;
 *   <li>F2: a load that starts after an entry is visible sees that event.
 * </ul>
 */
public interface ChangeFeed {

    /**
     * The last position of each partition; the number of partitions never changes.
     *
     * @return a new array; 0 for an empty partition
     * @throws StoreException if the store cannot answer
     */
    long[] heads();

    /**
     * The entries of one partition between two positions.
     *
     * @param partition an index into {@link #heads()}
     * @param after the position before the first entry wanted
     * @param upTo the position of the last entry wanted
     * @return the entries by position; fewer than asked for only if some are no longer kept or do not exist yet
     * @throws StoreException if the store cannot answer
     */
    List<FeedEntry> read(int partition, long after, long upTo);
}
