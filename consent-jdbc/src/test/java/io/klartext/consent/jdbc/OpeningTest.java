package io.klartext.consent.jdbc;

import static io.klartext.consent.jdbc.Sample.ANNA;
import static io.klartext.consent.jdbc.Sample.append;
import static io.klartext.consent.jdbc.Sample.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Set-up throws at once and says what was wrong, where, and how to mend it. */
final class OpeningTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("consents.db");
    }

    private void make() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            append(store, ANNA, granted("e-1"));
        }
    }

    private static void assertRefused(Path file, String... parts) {
        assertThatThrownBy(() -> JdbcConsentStore.sqlite(file).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void everyConnectionIsAsDurableAsClaimed() throws Exception {
        Faults faults = new Faults();
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file(), faults.settings())) {
            append(store, ANNA, granted("e-1"));
            store.events().load(ANNA);
            assertThat(faults.opened).hasSizeGreaterThanOrEqualTo(2);
            for (Connection connection : faults.opened) {
                assertThat(Sql.ask(connection, "PRAGMA journal_mode")).isEqualTo("wal");
                assertThat(Sql.ask(connection, "PRAGMA synchronous")).isEqualTo("2");
                assertThat(Sql.ask(connection, "PRAGMA fullfsync")).isEqualTo("1");
                assertThat(Sql.ask(connection, "PRAGMA busy_timeout")).isEqualTo("1000");
                assertThat(Sql.ask(connection, "PRAGMA encoding")).isEqualTo("UTF-8");
            }
        }
        for (Connection connection : faults.opened) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void theFilesBelongToTheirOwnerAlone() throws IOException {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            append(store, ANNA, granted("e-1"));
            for (String name : new String[] {"consents.db", "consents.db-wal", "consents.db-shm"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void theTypesOfTheSchemaArePortable() {
        make();
        for (String table : Sql.ask(file(), "SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'")
                .split(",", -1)) {
            assertThat(Sql.ask(file(), "SELECT group_concat(DISTINCT type) FROM pragma_table_info('" + table + "')")
                            .replaceAll("\\(\\d+\\)", "")
                            .split(",", -1))
                    .as(table)
                    .isSubsetOf("BIGINT", "SMALLINT", "VARCHAR", "BLOB");
        }
    }

    @Test
    void aFolderThatIsNotThereIsMade() {
        JdbcConsentStore.sqlite(folder.resolve("data/of/the/shop/consents.db")).close();

        assertThat(folder.resolve("data/of/the/shop/consents.db")).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");

        assertRefused(folder.resolve("file/consents.db"), "file", "let the process write to its folder");
    }

    @Test
    void aLinkToNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("gone.db"));
        assertRefused(link, "link.db", "mend broken links");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() {
        assertRefused(folder, folder.toString(), "name a file in it");
    }

    @Test
    void aNameThatTheDriverWouldMisreadIsRefused() {
        assertRefused(folder.resolve("consents.db?synchronous=OFF"), "question mark");
    }

    @Test
    void aNetworkFileSystemIsRefused() {
        for (String type : new String[] {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "CEPH"}) {
            assertThatThrownBy(() -> SqliteFile.refuseNetwork(file(), type))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("consents.db", type, "local disk");
        }
        for (String type : new String[] {"ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "apfs", "NTFS"}) {
            SqliteFile.refuseNetwork(file(), type);
        }
    }

    @Test
    void aLibraryWithTheWalResetBugIsRefused() {
        for (String version : new String[] {"3.51.2", "3.50.7", "3.9.99", "2.99", "3.51"}) {
            assertThatThrownBy(() -> SqliteFile.requireLibrary(version))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll(version, "3.51.3.0 or newer");
        }
        for (String version : new String[] {"3.51.3", "3.51.10", "3.54.1", "4.0.0"}) {
            SqliteFile.requireLibrary(version);
        }
    }

    @Test
    void aDamagedDatabaseIsRefused() throws IOException {
        make();
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 100, 4096, (byte) 0xee);
        Files.write(file(), bytes);
        assertRefused(file(), "consents.db", "restore it from a backup");
    }

    @Test
    void aDatabaseOfAnotherApplicationIsRefusedAndLeftAlone() {
        Sql.run(file(), "CREATE TABLE customer (name VARCHAR(20))");
        assertRefused(file(), "another application", "name another one");
        assertThat(Sql.ask(file(), "SELECT group_concat(name) FROM sqlite_master"))
                .isEqualTo("customer");
    }

    @Test
    void aNewerSchemaIsRefused() {
        make();
        Sql.run(file(), "PRAGMA user_version = 4", "ALTER TABLE consent_event ADD COLUMN region VARCHAR(2)");
        assertRefused(file(), "schema version 4", "update the library");
    }

    @Test
    void aPartialSchemaIsRefused() {
        make();
        Sql.run(file(), "DROP TABLE consent_consumer");
        assertRefused(file(), "missing [consent_consumer.lease_until", "backup");
    }

    @Test
    void aSchemaWithColumnsOfItsOwnIsRefused() {
        make();
        Sql.run(file(), "ALTER TABLE consent_subject ADD COLUMN email VARCHAR(99)");
        assertRefused(file(), "unexpected [consent_subject.email]");
    }

    @Test
    void whatSqliteKeepsForItselfIsNoStrangerInTheSchema() {
        make();
        Sql.run(file(), "ANALYZE");
        JdbcConsentStore.sqlite(file()).close();
    }

    @Test
    void aPolicyThatWasAlteredIsNotReadAsTheOneThatWasShown() {
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            store.policies().publish(Sample.published(1));
        }
        Sql.run(file(), "UPDATE consent_policy SET document = replace(document, 'Musterweg 1', 'Musterweg 9')");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            assertThatThrownBy(() -> store.policies().published())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("version 1", "not what was published");
        }
        Sql.run(file(), "UPDATE consent_policy SET document = '{}'");
        try (JdbcConsentStore store = JdbcConsentStore.sqlite(file())) {
            assertThatThrownBy(() -> store.policies().published())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("version 1", "update the library");
        }
    }
}
