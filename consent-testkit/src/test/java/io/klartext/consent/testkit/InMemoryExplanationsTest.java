package io.klartext.consent.testkit;

import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.InMemoryConsentStore;

final class InMemoryExplanationsTest extends ExplanationLogContract {

    @Override
    protected ConsentStore open() {
        return new InMemoryConsentStore();
    }
}
