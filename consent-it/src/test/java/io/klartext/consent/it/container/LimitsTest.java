package io.klartext.consent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sends who means no good: too much, too deep, lines into headers, and the links and ids of other people. */
@OnEveryServer
class LimitsTest {

    private static final int MOST = 16 * 1024;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern LINE = Pattern.compile("(^|[^\\p{Graph}])X-Evil", Pattern.CASE_INSENSITIVE);

    private final Site site;

    LimitsTest(Site site) {
        this.site = site;
    }

    @Test
    void a_body_of_more_than_16_kib_is_refused_announced_or_not() {
        Person person = new Person(site);
        String form = Person.form(Map.of("token", person.formToken(), "choice", "objected:own-ranking"));
        String json = "{\"token\":\"" + person.jsonToken()
                + "\",\"choices\":[{\"purpose\":\"own-ranking\",\"choice\":\"objected\"}]}";

        assertThat(post("/consent/choices", FORM, padded(form, '&', MOST))).isEqualTo(303);
        assertThat(post("/consent/choices", FORM, padded(form, '&', MOST + 1))).isEqualTo(413);
        assertThat(post("/consent/api/choices", JSON, padded(json, ' ', MOST))).isEqualTo(200);
        assertThat(post("/consent/api/choices", JSON, padded(json, ' ', MOST + 1)))
                .isEqualTo(413);
    }

    private int post(String path, String type, String body) {
        int announced = site.sendBody("POST", Person.SHOP + path, type, body).status();
        assertThat(site.postInChunks(Person.SHOP + path, type, body).status()).isEqualTo(announced);
        return announced;
    }

    private static String padded(String text, char with, int length) {
        return text + String.valueOf(with).repeat(length - text.length());
    }

    @Test
    void json_deeper_than_8_is_refused_as_such() {
        assertThat(deep(8)).contains("\"status\":400").doesNotContain("deep");
        assertThat(deep(9)).contains("\"status\":400", "deep");
        assertThat(deep(5000)).contains("\"status\":400", "deep");
    }

    private String deep(int depth) {
        return site.sendBody(
                        "POST",
                        Person.SHOP + "/consent/api/choices",
                        JSON,
                        "[".repeat(depth) + "]".repeat(depth),
                        "Sec-Fetch-Site",
                        "same-origin")
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consent/choices?return=/page%0d%0aX-Evil:%20yes",
                "/consent/choices?return=%0d%0aX-Evil:%20yes",
                "/consent/choices?lang=en%0d%0aX-Evil:%20yes",
                "/consent/choices?done=%0d%0aX-Evil:%20yes",
                "/consent/why?t=%0d%0aX-Evil:%20yes",
                "/consent/receipt?event=%0d%0aX-Evil:%20yes",
                "/consent/component.js?v=%0d%0aX-Evil:%20yes",
                "/consent/%0d%0aX-Evil:%20yes",
                "/page?%0d%0aX-Evil:%20yes",
                "/page%0d%0aX-Evil:%20yes",
                "/feed/%0d%0aX-Evil:%20yes",
                "/page?policy=script-src%20'nonce-%0d%0aX-Evil'"
            })
    @Tag("GDPR-32")
    void no_line_gets_into_the_headers(String path) {
        Reply reply = new Person(site).withCookie("_ads%0d%0aX-Evil", "yes").get(path);

        assertNoLine(reply, path.contains("?policy=") ? List.of("Content-Security-Policy") : List.of());
    }

    /** Containers make spaces of the ends of lines: whoever has written one into a header is seen by what comes after it. */
    private static void assertNoLine(Reply reply, List<String> ofTheShop) {
        assertThat(reply.fields())
                .filteredOn(field -> !ofTheShop.contains(field.getKey()))
                .noneMatch(field -> field.getKey().equalsIgnoreCase("X-Evil"))
                .noneMatch(field -> LINE.matcher(field.getValue()).find());
    }

    @Test
    @Tag("GDPR-32")
    void a_form_leads_nobody_astray_by_a_line_in_its_fields() {
        for (String field : List.of("return", "lang", "choice", "token")) {
            Person chooser = new Person(site);
            assertNoLine(send(chooser, chooser.formToken(), "objected:own-ranking", field), List.of());

            // from the page that explains an offer the answer leads straight to where the form says
            Person reader = Person.allowing(site);
            String token = Person.token(reader.getExactly(reader.whyLinkOn("/page")));
            assertNoLine(send(reader, token, "withdrawn:personalized-ads", field), List.of());
        }
    }

    private static Reply send(Person person, String token, String choice, String field) {
        String fields = Person.form(Map.of("token", token, "choice", choice));
        Reply reply =
                person.send("POST", "/consent/choices", FORM, fields + "&" + field + "=%2Fpage%0d%0aX-Evil:%20yes");
        assertThat(reply.status() == 303)
                .as(field)
                .isEqualTo(List.of("return", "lang").contains(field));
        return reply;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/consent/why?t=", "/consent/api/why?t="})
    @Tag("GDPR-32")
    void a_foreign_explanation_is_answered_as_one_that_never_was(String page) {
        Person owner = Person.allowing(site);
        String token = owner.whyLinkOn("/page").replaceAll(".*[?&]t=([^&]+).*", "$1");
        assertThat(owner.get(page + token).status()).isEqualTo(200);
        Person other = Person.allowing(site);

        Reply never = other.get(page + mirrored(token));

        assertThat(never.status()).isEqualTo(404);
        for (String guess : List.of(token, "A".repeat(token.length()), "x", "%00", token + "A", token.substring(1))) {
            alike(other.get(page + guess), never);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/consent/choices", "/consent/api/choices", "/consent/known", "/page"})
    @Tag("GDPR-32")
    void a_visitors_id_that_was_changed_or_made_up_is_answered_as_none(String page) {
        String real = Person.allowing(site).cookie("__Host-consent");
        Reply none = new Person(site).get(page);
        for (String guess : List.of(mirrored(real), "A".repeat(real.length()), real + "A", "1", real.substring(1))) {
            alike(new Person(site).withCookie("__Host-consent", guess).get(page), none);
        }
    }

    /** The same characters, and so the same length and alphabet, in another order. */
    private static String mirrored(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static void alike(Reply one, Reply other) {
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(Person.unsealed(one)).isEqualTo(Person.unsealed(other));
        assertThat(names(one)).isEqualTo(names(other));
        assertThat(one.bytes().getBytes(StandardCharsets.ISO_8859_1).length)
                .isEqualTo(other.bytes().getBytes(StandardCharsets.ISO_8859_1).length);
    }

    private static List<String> names(Reply reply) {
        return reply.fields().stream().map(Entry::getKey).toList();
    }
}
