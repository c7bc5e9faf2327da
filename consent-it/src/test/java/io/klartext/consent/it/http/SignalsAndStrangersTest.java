package io.klartext.consent.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser's no counts in the same request, and what is explained to one person is explained to nobody else. */
@ExtendWith(Stage.class)
class SignalsAndStrangersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC", "DNT"})
    @Tag("GDPR-21")
    void a_browser_signal_turns_personalisation_off_in_the_same_request_and_nothing_is_recorded(
            String signal, RunningShop shop) {
        Client anna = new Client(shop.uri()).logIn("anna");
        String stranger = picks(new Client(shop.uri()).get("/"));

        assertThat(anna.get("/").body()).contains("picks-title\">Picked for you", "class=\"why\"");
        HttpResponse<String> signalled = anna.get("/", signal, "1");
        assertThat(picks(signalled)).isEqualTo(stranger);
        assertThat(signalled.body()).doesNotContain("class=\"why\"");
        assertThat(signalled.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(anna.get("/").body()).contains("picks-title\">Picked for you");
    }

    @Test
    @Tag("GDPR-15")
    void nobody_reads_why_something_was_shown_to_somebody_else(RunningShop shop) {
        String annasLink = new Client(shop.uri()).logIn("anna").whyLink();
        assertThat(new Client(shop.uri()).logIn("anna").get(annasLink).body())
                .contains("What you bought", "What was used");

        HttpResponse<String> toBen = new Client(shop.uri()).logIn("ben").get(annasLink);
        HttpResponse<String> toAStranger = new Client(shop.uri()).get(annasLink);
        HttpResponse<String> madeUp = new Client(shop.uri()).get("/consent/why?t=made-up");

        assertThat(toBen.statusCode()).isEqualTo(toAStranger.statusCode()).isEqualTo(404);
        assertThat(main(toBen))
                .isEqualTo(main(toAStranger))
                .isEqualTo(main(madeUp))
                .contains("There is nothing to show here")
                .doesNotContain("What was used");
    }

    private static String picks(HttpResponse<String> page) {
        String body = page.body();
        int start = body.indexOf("<section id=\"picks\"");
        return body.substring(start, body.indexOf("</section>", start));
    }

    private static String main(HttpResponse<String> page) {
        String body = page.body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>")).replaceAll("href=\"[^\"]*\"", "href");
    }
}
