package io.klartext.consent.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.http.Client;
import io.klartext.examples.shop.consent.ConsentShopMain;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is on the disk: a kill right after the answer takes nothing back. */
class KilledShopTest {

    private static final String PERSONAL = "picks-title\">Picked for you";

    @Test
    @Tag("GDPR-7.3")
    void a_no_survives_kill_9_right_after_the_answer(@TempDir Path folder) throws IOException {
        try (Child shop = open(folder)) {
            Client anna = new Client(shop.address()).logIn("anna");
            assertThat(anna.get("/").body()).contains(PERSONAL);

            int status = anna.choose("withdrawn:personalized-ads").statusCode();
            shop.kill();
            assertThat(status).isEqualTo(303);
        }
        try (Child again = open(folder)) {
            Client anna = new Client(again.address()).logIn("anna");
            assertThat(anna.get("/").body()).contains("Anna").doesNotContain(PERSONAL);
            assertThat(anna.get("/consent/api/choices").body()).contains("\"reason\":\"withdrawn\"");
        }
    }

    @Test
    void a_shop_makes_the_folder_of_its_data_if_there_is_none(@TempDir Path folder) throws IOException {
        try (Child shop = open(folder.resolve("new/data"))) {
            assertThat(new Client(shop.address()).get("/").statusCode()).isEqualTo(200);
        }
    }

    private static Child open(Path data) throws IOException {
        return Child.start(
                Path.of(System.getProperty("java.io.tmpdir")),
                Given.classPath(),
                ConsentShopMain.class.getName(),
                "--port",
                "0",
                "--data",
                data.toString());
    }
}
