package io.klartext.consent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptCommandTest {

    private static final String RULES = """
            {"rules": [
              {"path": "/cart*", "select": "#picks", "purpose": "personalized-ads", "surface": "cart.picks",
               "explain": {"per": "li[data-sku]", "offer": "attr(data-sku)"}},
              {"path": "/**", "select": "div.banner", "purpose": "personalized-ads",
               "whenDenied": {"replaceWith": "fragment:/neutral.html"}},
              {"path": "/cart", "select": "#Picks", "purpose": "personalized-ads"},
              {"path": "/start", "select": "p", "purpose": "newsletter"}],
             "cookies": [{"name": "_ads*", "purpose": "personalized-ads"}],
             "scripts": [{"src": "https://shop.example/pixel.js", "purpose": "personalized-ads"}],
             "paths": [{"path": "/feed/**", "purpose": "personalized-ads"},
                       {"path": "/forward", "purpose": "personalized-ads", "whenDenied": {"forward": "/neutral"}}]}
            """;

    private static final String PAGE = """
            <title>K\u00e4se</title><script src="/pixel.js"></script>
            <ul id="picks"><li data-sku="oil-03">\u00d6l</ul>
            <div class="banner">x</div>
            """;

    @TempDir
    private Path folder;

    private String rules = "";
    private String page = "";

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(folder.resolve("rules.json"), RULES).toString();
        page = Files.writeString(folder.resolve("page.html"), PAGE).toString();
    }

    private Run adapt(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "adapt";
        all[1] = rules;
        all[2] = page;
        System.arraycopy(more, 0, all, 3, more.length);
        return Run.of(all);
    }

    @Test
    void each_rule_is_a_line_and_what_it_matches_stands_below_it_with_its_place() {
        Run run = adapt("--path", "/cart", "--origin", "https://shop.example");

        assertThat(run.problems()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                /rules/0 #picks (personalized-ads): denied, 1 match
                  PAGE:2:1 (byte 54): <ul> is not sent
                /rules/1 div.banner (personalized-ads): denied, 1 match
                  PAGE:3:1 (byte 100): <div> is replaced by /neutral.html
                /rules/2 #Picks (personalized-ads): MATCHES NOTHING in this page
                /rules/3 p (newsletter): not about /cart
                /cookies/0 _ads* (personalized-ads): denied: not set, and taken away from a browser that has it
                /scripts/0 https://shop.example/pixel.js (personalized-ads): denied, 1 match
                  PAGE:1:20 (byte 20): <script> is not sent
                /paths/0 /feed/** (personalized-ads): not about /cart
                /paths/1 /forward (personalized-ads): not about /cart
                """.replace("PAGE", page));
    }

    @Test
    void what_is_allowed_is_sent_and_says_where_each_offer_is_explained() {
        Run run = adapt("-p", "/cart", "--denied", "none");

        assertThat(run.out())
                .contains(
                        "/rules/0 #picks (personalized-ads): allowed, 1 match\n",
                        ": <ul> is sent\n",
                        ": offer \"oil-03\" is explained at the end of <li>\n",
                        "/cookies/0 _ads* (personalized-ads): allowed: set as the shop says\n");
    }

    @Test
    void the_page_is_written_as_it_would_be_sent_in_its_own_charset() throws IOException {
        Charset charset = Charset.forName("windows-1252");
        Files.write(Path.of(page), PAGE.getBytes(charset));
        Path adapted = folder.resolve("adapted.html");

        Run run = adapt("-p", "/cart", "--charset", "windows-1252", "--adapted", adapted.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllBytes(adapted)).isEqualTo("""
                <title>K\u00e4se</title><script src="/pixel.js"></script>

                <!-- /neutral.html -->
                """.getBytes(charset));
    }

    @Test
    void the_purposes_that_are_denied_can_be_named() {
        assertThat(adapt("-p", "/cart", "-d", "newsletter").out())
                .contains("/rules/0 #picks (personalized-ads): allowed");
        assertThat(adapt("-p", "/cart", "-d", "newsletter,personalized-ads").out())
                .contains("/rules/0 #picks (personalized-ads): denied");
        assertThat(adapt("-p", "/cart", "-d", "newsleter").problems())
                .containsExactly(
                        "--denied: no rule is for \"newsleter\". Mend: write all, none, or some of: newsletter,"
                                + " personalized-ads");
    }

    @ParameterizedTest
    @CsvSource({
        "/feed/a, denied: the page is not sent at all; but status 403",
        "/forward, denied: the page is not sent at all; but /neutral in its place"
    })
    void a_guarded_path_says_what_is_sent_instead(String path, String words) {
        assertThat(adapt("-p", path).out()).contains("(personalized-ads): " + words.replace(';', ','));
        assertThat(adapt("-p", path, "-d", "none").out()).contains("(personalized-ads): allowed: the page is sent");
    }

    @Test
    void a_rule_that_matches_nothing_is_a_finding_where_somebody_is_strict() throws IOException {
        assertThat(adapt("-p", "/cart", "--strict").exitCode()).isEqualTo(1);
        Files.writeString(Path.of(page), "<div id=picks><p>x</div><p id=Picks><div class=banner>x</div>");

        Run nothing = adapt("-p", "/cart", "--strict", "-d", "none", "--origin", "https://shop.example");

        assertThat(nothing.out()).contains("/rules/0 #picks (personalized-ads): allowed, 1 match, EXPLAINS NOTHING");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(adapt("-p", "/cart", "-d", "none").exitCode()).isZero();
    }

    @Test
    void what_cannot_be_followed_is_a_finding_with_its_place() throws IOException {
        Files.writeString(Path.of(page), "<p>\n<noscript><div class=banner>x</noscript></div>");

        Run run = adapt("-p", "/cart");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(page + ":2:", "otherwise than the rules say: the markup can be read in two ways");
    }

    @Test
    void a_rule_for_a_purpose_that_the_policy_has_not_is_a_finding_with_its_mend() throws IOException {
        Files.writeString(Path.of(rules), RULES.replace("\"newsletter\"", "\"newsleter\""));

        Run run = adapt("-p", "/cart", "--policy", Run.shopPolicy().toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("/rules/3/purpose: the policy has no purpose \"newsleter\". Mend: ")
                .contains("/rules/0 #picks");
    }

    @Test
    void programs_get_the_same_as_json() throws IOException {
        JsonNode tree = new ObjectMapper()
                .readTree(adapt("-p", "/cart", "-f", "json", "-d", "none").out());

        assertThat(tree.path("path").textValue()).isEqualTo("/cart");
        assertThat(tree.path("rules")).hasSize(8);
        assertThat(tree.at("/rules/0/pointer").textValue()).isEqualTo("/rules/0");
        assertThat(tree.at("/rules/0/denied").booleanValue()).isFalse();
        assertThat(tree.at("/rules/0/matches/0/fate").textValue()).isEqualTo("sent");
        assertThat(tree.at("/rules/0/matches/0/offset").longValue()).isEqualTo(54);
        assertThat(tree.at("/rules/0/offers/0/offer").textValue()).isEqualTo("oil-03");
        assertThat(tree.at("/rules/1/instead").textValue()).isEqualTo("/neutral.html");
        assertThat(tree.at("/rules/3/aboutPage").booleanValue()).isFalse();
        assertThat(tree.path("problems").isEmpty()).isTrue();
        assertThat(tree.path("deviations").isArray()).isTrue();
    }

    @Test
    void one_document_may_come_from_stdin() {
        assertThat(Run.reading(PAGE, "adapt", rules, "-", "-p", "/cart").out()).contains("  stdin:2:1 (byte 54): <ul>");
        assertThat(Run.reading(RULES, "adapt", "-", page, "-p", "/cart").exitCode())
                .isZero();
        assertThat(Run.reading(PAGE, "adapt", "-", "-", "-p", "/cart").problems())
                .containsExactly("stdin: holds one document, not two. Mend: name a file for the others");
    }

    @Test
    void rules_that_are_none_are_a_line_for_each_problem() throws IOException {
        Files.writeString(
                Path.of(rules), "{\"rules\": [{\"path\": \"cart\", \"select\": \"p:hover\", \"purpose\": \"x\"}]}");

        Run run = adapt("-p", "/cart");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.problems())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).startsWith(rules + ": /rules/0/").contains(". Mend: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -p cart                          | --path: a path starts with "/"
            -p /cart --origin shop.example   | --origin: an origin is scheme and host only
            -p /cart --charset utf-nine      | "utf-nine" is not a charset such as windows-1252
            -f text                          | Missing required option: '--path=PATH'
            -p /cart --policy nowhere.json   | nowhere.json: there is no such file
            """)
    void wrong_use_is_one_line_and_exit_code_2(String arguments, String line) {
        Run run = adapt(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.problems()).singleElement().asString().contains(line).contains(". Mend: ");
    }

    @Test
    void a_page_that_cannot_be_read_is_one_line() {
        assertThat(Run.of("adapt", rules, "nowhere.html", "-p", "/cart").problems())
                .containsExactly("nowhere.html: there is no such file. Mend: name the page file, with its folder");
    }
}
