package io.klartext.consent.jdbc;

import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.testkit.ExplanationLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteExplanationsTest extends ExplanationLogContract {

    @TempDir
    private Path folder = Path.of("");

    @Override
    protected ConsentStore open() {
        return JdbcConsentStore.sqlite(folder.resolve("consents.db"));
    }
}
