package io.klartext.consent.testkit;

import io.klartext.consent.store.ConsentStore;

/** What each part of the contract looks at. */
interface StoreUnderTest {

    /**
     * The store that is tested; each test has an empty one of its own.
     *
     * @return the store
     */
    ConsentStore store();
}
