package io.klartext.consent.servlet.internal.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ledger.ShortenedClient;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("GDPR-5.1.c")
class ShortenedClientsTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24",
        "255.255.255.255, 255.255.255.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8:0::/48",
        "[2001:db8::1], 2001:db8:0::/48",
        "::1, 0:0:0::/48",
        "fe80::1%eth0, fe80:0:0::/48",
        "::ffff:192.0.2.77, 192.0.2.0/24"
    })
    void an_address_is_cut_to_its_network(String address, String network) {
        assertThat(ShortenedClients.network(address)).contains(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "shop.example", "1.2.3", "1.2.3.999", "12345", "::g", "unix:"})
    void what_is_no_address_is_never_looked_up(String address) {
        assertThat(ShortenedClients.network(address)).isEmpty();
    }

    @Test
    void no_network_tells_the_end_of_an_address() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            String start = random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".";
            assertThat(ShortenedClients.network(start + random.nextInt(256)))
                    .as("seed %d", seed)
                    .isEqualTo(ShortenedClients.network(start + random.nextInt(256)))
                    .hasValueSatisfying(network ->
                            assertThat(new ShortenedClient(network, "Other")).isNotNull());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 Gecko/20100101 Firefox/128.0, Firefox",
        "Mozilla/5.0 Chrome/126.0.0.0 Safari/537.36 Edg/126.0, Edge",
        "Mozilla/5.0 Chrome/126.0.0.0 Safari/537.36 OPR/1.0, Opera",
        "Mozilla/5.0 Version/17.5 Safari/605.1.15, Safari",
        "Mozilla/5.0 CriOS/126.0 Mobile Safari/604.1, Chrome",
        "anna@example.com/1.0, Other",
        "'', Other"
    })
    void a_user_agent_is_cut_to_its_family(String agent, String family) {
        assertThat(ShortenedClients.program(agent)).isEqualTo(family);
    }

    @Test
    void a_missing_address_or_user_agent_tells_nothing() {
        assertThat(ShortenedClients.network(null)).isEmpty();
        assertThat(ShortenedClients.program(null)).isEqualTo("Other");
    }

    @Test
    void a_memory_forgets_the_oldest() {
        Seen seen = new Seen(3);
        for (int i = 0; i < 10; i++) {
            assertThat(seen.isNew("entry " + i)).isTrue();
        }
        assertThat(seen.size()).isEqualTo(3);
        assertThat(seen.has("entry 9")).isTrue();
        assertThat(seen.isNew("entry 9")).isFalse();
        assertThat(seen.isNew("entry 0")).isTrue();
        seen.forget("entry 0");
        assertThat(seen.has("entry 0")).isFalse();
    }
}
