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

/** Who only looks leaves no trace and is nobody. */
@ExtendWith(Stage.class)
class PlainVisitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/category/oil",
                "/product/oil-01",
                "/cart",
                "/login",
                "/stores?postcode=20095",
                "/invite",
                "/newsletter",
                "/imprint",
                "/consent/choices",
                "/consent/why",
                "/consent/api/choices"
            })
    @Tag("ePrivacy-5.3")
    void looking_at_a_page_sets_no_cookie_and_personalises_nothing(String path, RunningShop shop) {
        HttpResponse<String> answer = new Client(shop.uri()).get(path);

        assertThat(answer.statusCode()).isEqualTo(path.equals("/consent/why") ? 404 : 200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("class=\"why\"", "picks-title\">Picked for you");
    }

    @Test
    @Tag("ePrivacy-5.3")
    void a_no_is_kept_in_a_cookie_without_an_id_and_a_yes_in_one_that_scripts_cannot_read(RunningShop shop) {
        String refused = cookie(new Client(shop.uri()).choose("refused:*"));
        String granted = cookie(new Client(shop.uri()).choose("granted:newsletter"));

        assertThat(refused)
                .startsWith("__Host-consent=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(granted)
                .startsWith("__Host-consent=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(cookie(new Client(shop.uri()).choose("granted:newsletter"))).isNotEqualTo(granted);
    }

    private static String cookie(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
