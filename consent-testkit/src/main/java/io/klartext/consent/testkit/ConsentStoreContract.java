package io.klartext.consent.testkit;

import io.klartext.consent.store.ConsentStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every store promises, as tests. A store's author extends it and gives an empty store:
 *
 * <pre>{@code
 * final class MyStoreTest extends ConsentStoreContract {
 *     @Override
 *     protected ConsentStore open() {
 *         return new MyStore();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test names the promise that it tries to refute; F1 and F2 are those of
 * {@link io.klartext.consent.store.ChangeFeed}. No test is ever skipped: a store that cannot pass one is not a store. A
 * store that claims to survive a restart extends {@link DurableStoreContract}. What no test here covers: loss of power,
 * and several machines.
 */
public abstract class ConsentStoreContract
        implements AppendPromises,
                ConditionPromises,
                RepetitionPromises,
                SubjectPromises,
                EvidencePromises,
                FactPromises,
                StatePromises,
                FeedPromises,
                ErasurePromises,
                PolicyPromises,
                ClosePromises {

    private @Nullable ConsentStore store;

    /** For the store's own test class. */
    protected ConsentStoreContract() {}

    /**
     * Opens an empty store. It is called once for each test, and the store is closed after it.
     *
     * @return a store in which nothing is recorded and nothing published
     */
    protected abstract ConsentStore open();

    @BeforeEach
    final void openTheStore() {
        store = open();
    }

    @AfterEach
    final void closeTheStore() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public final ConsentStore store() {
        if (store == null) {
            throw new IllegalStateException("There is a store only while a test runs");
        }
        return store;
    }

    /** Goes on with another store object, such as the same store opened again. */
    final void use(ConsentStore other) {
        store = other;
    }
}
