package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryServer
class FlushTest {

    private final Site site;

    FlushTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @CsvSource({
        "text/event-stream, writer",
        "text/event-stream, stream",
        "text/event-stream, buffer",
        "application/octet-stream, stream"
    })
    void trap_6_events_and_downloads_arrive_as_they_are_flushed(String type, String by) {
        String id = UUID.randomUUID().toString();
        try (Wire wire = site.open("/events?type=" + type + "&by=" + by + "&id=" + id)) {
            assertThat(wire.readUntil("first[[+]]\n\n[[")).isEqualTo("data: first[[+]]\n\n[[");

            site.get("/seen?id=" + id);

            assertThat(wire.reply().text()).isEqualTo("data: first[[+]]\n\n[[data: second");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer", "stream", "buffer"})
    void trap_6_of_a_page_whatever_is_certain_arrives_as_it_is_flushed(String by) {
        String id = UUID.randomUUID().toString();
        try (Wire wire = site.open("/events?type=text/html&by=" + by + "&id=" + id)) {
            assertThat(wire.readUntil("+\n\n"))
                    .startsWith("<!--begin-->data: first+++")
                    .doesNotContain("[");

            site.get("/seen?id=" + id);

            assertThat(wire.reply().text()).endsWith("+\n\n[[data: second<!--end-->");
        }
    }
}
