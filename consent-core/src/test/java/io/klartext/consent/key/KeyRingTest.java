package io.klartext.consent.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("GDPR-32")
class KeyRingTest {

    @TempDir
    private Path folder;

    @Test
    void a_missing_file_is_made_with_one_key_for_the_owner_only() throws IOException {
        Path file = folder.resolve("data/consent-keys");

        KeyRing.inFile(file);

        assertThat(Files.readAllLines(file)).singleElement().asString().hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_existing_file_is_left_as_it_is() throws IOException {
        Path file = folder.resolve("keys");
        KeyRing.inFile(file);
        String before = Files.readString(file);

        KeyRing.inFile(file);

        assertThat(file).hasContent(before);
    }

    @Test
    void a_line_that_is_no_key_is_named_and_never_shown() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "# rotated in March\n\nsecret-but-short\n");

        assertThatThrownBy(() -> KeyRing.inFile(file))
                .isInstanceOf(ConsentException.class)
                .hasMessageContainingAll("keys", "line 3", "43 characters")
                .hasMessageNotContaining("secret-but-short");
    }

    @Test
    void an_empty_ring_is_refused() {
        assertThatThrownBy(() -> KeyRing.of(List.of("# nothing"))).isInstanceOf(ConsentException.class);
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_refused_with_the_place() {
        assertThatThrownBy(() -> KeyRing.inFile(folder))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void a_ring_never_shows_its_keys() throws IOException {
        assertThat(KeyRing.inFile(folder.resolve("keys"))).hasToString("KeyRing[***]");
    }

    /** Sealed, opened, and tampered with by many at once: nobody gets another's message, and a failure spoils nothing. */
    @Test
    void many_threads_seal_and_open_each_its_own() {
        SecureRandom random = new SecureRandom();
        KeyRing ring = KeyRing.temporary(random);
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
            String sealed = ring.seal(KeyUse.WHY, "person " + i, message, random);
            if (i % 3 == 0) {
                assertThat(ring.open(KeyUse.WHY, "person " + (i + 1), sealed)).isEmpty();
            }
            assertThat(ring.open(KeyUse.WHY, "person " + i, sealed))
                    .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(message));
        });
    }
}
