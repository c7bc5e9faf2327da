package io.klartext.consent.testkit;

import static io.klartext.consent.testkit.Requests.ANNA;
import static io.klartext.consent.testkit.Requests.append;
import static io.klartext.consent.testkit.Requests.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.StoreException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** {@code ConsentStore}: its roles, and what holds once it is closed. */
interface ClosePromises extends StoreUnderTest {

    @Test
    default void theRolesAreAlwaysTheSameObjects() {
        assertThat(store().events()).isSameAs(store().events());
        assertThat(store().feed()).isSameAs(store().feed());
        assertThat(store().policies()).isSameAs(store().policies());
    }

    @Test
    default void everyCallAfterCloseIsAStoreException() {
        ConsentStore store = store();
        store.close();
        List<ThrowingCallable> calls = List.of(
                () -> append(store, ANNA, granted("e-1")),
                () -> store.events().load(ANNA),
                () -> store.events().history(ANNA),
                () -> store.feed().heads(),
                () -> store.feed().read(0, 0, 0),
                () -> store.policies().publish(Requests.published(1)),
                () -> store.policies().published());
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageNotContaining(ANNA.value());
        }
    }

    @Test
    default void closingTwiceDoesNothing() {
        store().close();
        store().close();
    }
}
