package io.klartext.consent.jdbc;

import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.testkit.DurableStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteContractTest extends DurableStoreContract {

    @TempDir
    private Path folder = Path.of("");

    @Override
    protected ConsentStore open() {
        return JdbcConsentStore.sqlite(folder.resolve("consents.db"));
    }

    @Override
    protected ConsentStore reopen() {
        return open();
    }
}
