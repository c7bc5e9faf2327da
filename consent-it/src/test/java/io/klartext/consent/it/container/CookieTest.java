package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnEveryServer
class CookieTest {

    private final Site site;

    CookieTest(Site site) {
        this.site = site;
    }

    @Test
    void trap_15_only_the_containers_own_session_cookie_goes_past_the_filter() {
        assertThat(site.get("/cookies").headers("Set-Cookie"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactlyInAnyOrder("JSESSIONID", "basket", "language", "_old", "_older");
        assertThat(site.get("/cookies", "X-Plain", "1").headers("Set-Cookie"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .contains("_by_add", "_by_cookie");
    }

    @Test
    void trap_19_a_cookie_is_taken_away_from_the_host_and_from_each_parent_domain() {
        String gone = "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        String partitioned = "; Secure; Partitioned";

        assertThat(site.get("/expire").headers("Set-Cookie"))
                .containsExactly(
                        "_ga=; Path=/" + gone,
                        "_ga=; Path=/" + gone + partitioned,
                        "_ga=; Path=/; Domain=www.shop.example" + gone,
                        "_ga=; Path=/; Domain=shop.example" + gone);
    }

    @Test
    void a_denied_permission_stays_denied_whatever_the_shop_says() {
        assertThat(site.get("/permissions").headers("Permissions-Policy"))
                .containsExactly("camera=(self), geolocation=()");
        assertThat(site.get("/long").header("Permissions-Policy")).isEqualTo("geolocation=()");
    }
}
