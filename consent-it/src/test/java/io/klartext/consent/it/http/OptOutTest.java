package io.klartext.consent.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.it.RunningShop;
import io.klartext.consent.it.Stage;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Saying no from outside: it takes the token of one's own form and the shop's own origin. */
@ExtendWith(Stage.class)
class OptOutTest {

    private static final String API = "/consent/api/choices";
    private static final String ADS = "personalized-ads";
    private static final String WITHDRAWN = "withdrawn:" + ADS;
    private static final String EMIL = "c-1846";
    private static final String FRIEDA = "c-1847";

    @Test
    @Tag("GDPR-32")
    void by_form_it_needs_the_token_and_the_origin(RunningShop shop) {
        Client emil = new Client(shop.uri()).logIn("emil");
        assertThat(emil.choose("granted:" + ADS).statusCode()).isEqualTo(303);
        String token = emil.formToken();

        assertThat(status(emil.form("/consent/choices", Map.of("choice", WITHDRAWN))))
                .isEqualTo(403);
        assertThat(status(emil.form("/consent/choices", Map.of("token", "x" + token, "choice", WITHDRAWN))))
                .isEqualTo(403);
        assertThat(status(emil.form(
                        "/consent/choices",
                        Map.of("token", token, "choice", WITHDRAWN),
                        "Origin",
                        "https://other.example")))
                .isEqualTo(403);
        String anothersToken = new Client(shop.uri()).logIn("frieda").formToken();
        assertThat(status(emil.form("/consent/choices", Map.of("token", anothersToken, "choice", WITHDRAWN))))
                .isEqualTo(403);
        assertThat(shop.reason(EMIL, ADS)).isEqualTo(Reason.GRANTED);

        HttpResponse<String> done = emil.form(
                "/consent/choices",
                Map.of("token", token, "choice", WITHDRAWN),
                "Origin",
                shop.uri().resolve("/").toString().replaceAll("/$", ""));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(shop.reason(EMIL, ADS)).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    @Tag("GDPR-32")
    void by_json_it_needs_the_token_and_the_origin(RunningShop shop) {
        Client frieda = new Client(shop.uri()).logIn("frieda");
        assertThat(status(frieda.json(API, choice(frieda.jsonToken(), "granted"))))
                .isEqualTo(200);
        String withdraw = choice(frieda.jsonToken(), "withdrawn");

        assertThat(status(frieda.json(API, choice("", "withdrawn")))).isEqualTo(403);
        assertThat(status(frieda.json(API, withdraw, "Origin", "https://other.example")))
                .isEqualTo(403);
        assertThat(status(frieda.json(API, withdraw, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo(403);
        assertThat(status(new Client(shop.uri()).logIn("emil").json(API, withdraw)))
                .isEqualTo(403);
        assertThat(shop.reason(FRIEDA, ADS)).isEqualTo(Reason.GRANTED);

        HttpResponse<String> done = frieda.json(API, withdraw);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("\"allowed\":false,\"reason\":\"withdrawn\"");
        assertThat(shop.reason(FRIEDA, ADS)).isEqualTo(Reason.WITHDRAWN);
    }

    private static String choice(String token, String word) {
        return "{\"token\":\"" + token + "\",\"choices\":[{\"purpose\":\"" + ADS + "\",\"choice\":\"" + word + "\"}]}";
    }

    private static int status(HttpResponse<String> answer) {
        return answer.statusCode();
    }
}
