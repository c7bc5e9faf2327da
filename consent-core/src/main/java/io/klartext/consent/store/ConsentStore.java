package io.klartext.consent.store;

/**
 * Where events, policies and the feed of changes are kept. Implementations are safe for use by many threads, and every
 * call ends within a time limit of the store's own, with an answer or a {@link StoreException}. Nothing may assume a
 * transaction over two subjects, one global order of events, or a clock of the database.
 */
public interface ConsentStore extends AutoCloseable {

    /**
     * The events of the subjects.
     *
     * @return always the same role object
     */
    EventLog events();

    /**
     * The feed by which nodes learn of changes.
     *
     * @return always the same role object
     */
    ChangeFeed feed();

    /**
     * The published policies.
     *
     * @return always the same role object
     */
    PolicyArchive policies();

    /** Releases what the store holds. Calls after it throw a {@link StoreException}; closing twice does nothing. */
    @Override
    void close();
}
