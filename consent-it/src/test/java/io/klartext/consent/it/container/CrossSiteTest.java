package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who may change something: every combination of what a browser says about where a request comes from, who it is, and what is
 * sent, against the rule as a sentence. {@code Sec-Fetch-Site} counts where it is said, else {@code Origin}, else the token.
 */
@OnEveryServer
class CrossSiteTest {

    private static final String NONE = "";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final List<String> SITES = List.of(NONE, "same-origin", "same-site", "cross-site", "none");
    private static final List<String> TYPES = List.of(FORM, JSON, "text/plain", "multipart/form-data; boundary=b");
    private static final List<String> PATHS = List.of("/consent/choices", "/consent/api/choices");

    private final Site site;

    CrossSiteTest(Site site) {
        this.site = site;
    }

    @Test
    @Tag("GDPR-32")
    void only_our_own_form_of_our_own_type_changes_anything() {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        int asked = 0;
        for (boolean known : new boolean[] {false, true}) {
            Person person = known ? Person.allowing(site) : new Person(site);
            Map<String, String> tokens = new LinkedHashMap<>();
            PATHS.forEach(path -> tokens.put(path, path.contains("api") ? person.jsonToken() : person.formToken()));
            String cookie = person.cookie("__Host-consent");
            for (String fetchSite : SITES) {
                for (String origin : List.of(NONE, site.origin(), "null", "https://evil.example")) {
                    for (String path : PATHS) {
                        for (String type : TYPES) {
                            int expected = expected(fetchSite, origin, path, type);
                            Reply reply = site.sendBody(
                                    "POST",
                                    Person.SHOP + path,
                                    type,
                                    body(type, tokens.getOrDefault(path, NONE)),
                                    headers(cookie, fetchSite, origin));
                            boolean changed = reply.headers("Set-Cookie").stream()
                                    .anyMatch(line -> line.startsWith("__Host-consent="));
                            if (reply.status() != expected || changed != (expected < 400)) {
                                wrong.add("known " + known + ", site " + fetchSite + ", origin " + origin + ", " + path
                                        + ", " + type + ": " + reply.status() + " instead of " + expected
                                        + ", changed " + changed);
                            }
                            taken += changed ? 1 : 0;
                            asked++;
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isEqualTo(2 * 5 * 4 * 2 * 4);
        assertThat(taken).isEqualTo(2 * 2 * (4 + 2));
    }

    /** As a browser that says nothing of where a request comes from sends it. */
    @Test
    @Tag("GDPR-32")
    void where_nothing_else_is_said_only_ones_own_token_changes_anything() {
        for (boolean known : new boolean[] {false, true}) {
            Person other = Person.allowing(site);
            Person person = known ? Person.allowing(site) : new Person(site);
            for (String path : PATHS) {
                boolean json = path.contains("api");
                String own = json ? person.jsonToken() : person.formToken();
                for (String token :
                        List.of(NONE, "x", own.substring(1), json ? other.jsonToken() : other.formToken())) {
                    Reply reply = post(person, path, token);
                    assertThat(reply.status()).as(path + " with " + token).isEqualTo(403);
                    assertThat(reply.headers("Set-Cookie")).isEmpty();
                }
                assertThat(post(person, path, own).status()).isEqualTo(json ? 200 : 303);
            }
        }
    }

    private static Reply post(Person person, String path, String token) {
        String type = path.contains("api") ? JSON : FORM;
        return person.send("POST", path, type, body(type, token));
    }

    /** The rule: foreign is refused before anything is read; then the type has to be the path's own. */
    private int expected(String fetchSite, String origin, String path, String type) {
        boolean ours = fetchSite.isEmpty()
                ? origin.isEmpty() || origin.equals(site.origin())
                : fetchSite.equals("same-origin");
        boolean json = path.contains("api");
        if (!ours) {
            return 403;
        }
        if (!type.equals(json ? JSON : FORM)) {
            return 415;
        }
        return json ? 200 : 303;
    }

    private static String body(String type, String token) {
        if (type.equals(JSON)) {
            return "{\"token\":\"" + token + "\",\"choices\":[{\"purpose\":\"own-ranking\",\"choice\":\"objected\"}]}";
        }
        return Person.form(Map.of("token", token, "choice", "objected:own-ranking"));
    }

    private static String[] headers(String cookie, String fetchSite, String origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cookie", cookie.isEmpty() ? NONE : "__Host-consent=" + cookie);
        headers.put("Sec-Fetch-Site", fetchSite);
        headers.put("Origin", origin);
        return headers.entrySet().stream()
                .filter(header -> !header.getValue().isEmpty())
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void nothing_but_a_post_changes_anything() {
        Person person = new Person(site);
        String fields = Person.form(Map.of("token", person.formToken(), "choice", "objected:own-ranking"));
        for (String path : PATHS) {
            for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "QUERY")) {
                Reply reply = site.sendBody(method, Person.SHOP + path, FORM, fields, "X-HTTP-Method-Override", "POST");
                assertThat(reply.status()).as(method + " " + path).isIn(405, 501);
                assertThat(reply.headers("Set-Cookie")).isEmpty();
            }
            Reply get = site.get(Person.SHOP + path + "?" + fields, "X-HTTP-Method-Override", "POST");
            assertThat(get.status()).isEqualTo(200);
            assertThat(get.headers("Set-Cookie")).isEmpty();
        }
    }
}
