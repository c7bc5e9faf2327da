package io.klartext.consent.servlet.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageRulesTest {

    private static final String SAMPLE = """
            {"rules": [
              {"path": "/cart*", "select": "#MyList", "purpose": "personalized-ads", "surface": "cart.picks",
               "whenDenied": "remove", "explain": {"per": "tr[data-sku]", "offer": "attr(data-sku)", "into": "td.why"}},
              {"path": "/**", "select": "div.banner[data-campaign]", "purpose": "personalized-ads", "surface": "footer.banner",
               "whenDenied": {"replaceWith": "fragment:/fragments/neutral-banner.html"},
               "explain": {"offer": "attr(data-campaign)"}}
            ],
             "cookies": [{"name": "_ga*", "purpose": "statistics", "domain": ".example.com", "path": "/"}],
             "scripts": [{"src": "*://cdn.example/pixel.js", "purpose": "personalized-ads"}],
             "paths":   [{"path": "/recommendations/**", "purpose": "personalized-ads", "whenDenied": 403},
                         {"path": "/picks", "purpose": "personalized-ads", "whenDenied": {"forward": "/neutral"}}]}
            """;

    private static final String POLICY = """
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
             "controller": {"name": "Shop", "address": "Street 1", "contact": "privacy@example.com", "authority": "DPA"},
             "purposes": [{"id": "personalized-ads", "legalBasis": "consent", "title": {"en": "Offers"},
               "description": {"en": "We choose offers."}, "data": ["orders"], "retention": "P30D", "consentLifetime": "P1Y"}],
             "dataCategories": [{"id": "orders", "title": {"en": "Orders"}, "attributes": ["orders"], "origin": "observed"}]}
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A change that breaks the sample, the pointer and the words that must name it, and whether the schema sees it too. */
    record Broken(String pointer, String json, String expected, String words, boolean schemaSees) {

        String document() throws IOException {
            JsonNode document = JSON.readTree(SAMPLE);
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = document.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1);
            if (json.isEmpty()) {
                ((ObjectNode) parent).remove(name);
            } else if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), JSON.readTree(json));
            } else {
                ((ObjectNode) parent).set(name, JSON.readTree(json));
            }
            return document.toString();
        }
    }

    private static Broken at(String pointer, String json, String expected, String words) {
        return new Broken(pointer, json, expected, words, true);
    }

    private static Broken selector(String selector, String words) {
        String json = "\"" + selector.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return new Broken("/rules/0/select", json, "/rules/0/select", words, selector.isEmpty());
    }

    static Stream<Broken> broken() {
        return Stream.of(
                at("/rule", "[]", "/rule", "use one of: $schema, cookies, paths, rules, scripts"),
                at("/rules", "{}", "/rules", "must be a list, found an object"),
                at("/rules/0", "7", "/rules/0", "must be an object, found a number"),
                at("/rules/0/path", "", "/rules/0/path", "missing"),
                at("/rules/0/path", "\"cart\"", "/rules/0/path", "starts with"),
                at("/rules/0/path", "\"/a?b\"", "/rules/0/path", "without any of"),
                at("/rules/0/path", "\"/a/***\"", "/rules/0/path", "over segments"),
                at("/rules/0/path", "\"//a\"", "/rules/0/path", "starts with"),
                at("/rules/0/select", "", "/rules/0/select", "missing"),
                at("/rules/0/select", "1", "/rules/0/select", "must be a text, found a number"),
                at("/rules/0/purpose", "\"Personal Ads\"", "/rules/0/purpose", "the id of a purpose"),
                at("/rules/0/purpose", "", "/rules/0/purpose", "missing"),
                at("/rules/0/surface", "", "/rules/0/surface", "explanations need it"),
                at("/rules/0/surface", "\"a b\"", "/rules/0/surface", "cart.picks"),
                at("/rules/0/whenDenied", "\"hide\"", "/rules/0/whenDenied", "write \"remove\""),
                at("/rules/0/whenDenied", "{}", "/rules/0/whenDenied/replaceWith", "missing"),
                at("/rules/0/whenDenied", "{\"replaceWith\":\"/x\"}", "/rules/0/whenDenied/replaceWith", "fragment:"),
                at(
                        "/rules/1/whenDenied/replaceWith",
                        "\"fragment:/a/../b\"",
                        "/rules/1/whenDenied/replaceWith",
                        "without \"..\""),
                at("/rules/0/whenDenied", "{\"replace\":\"x\"}", "/rules/0/whenDenied/replace", "unknown field"),
                at("/rules/0/explain", "true", "/rules/0/explain", "must be an object, found true or false"),
                at("/rules/0/explain/offer", "", "/rules/0/explain/offer", "missing"),
                at("/rules/0/explain/offer", "\"data-sku\"", "/rules/0/explain/offer", "attr(data-sku)"),
                at("/rules/0/explain/per", "[]", "/rules/0/explain/per", "found a list"),
                at("/rules/0/explain/each", "\"x\"", "/rules/0/explain/each", "use one of: into, offer, per"),
                at("/rules/0/only", "\"x\"", "/rules/0/only", "unknown field"),
                new Broken("/rules/0/explain/into", "\"td:last-child\"", "/rules/0/explain/into", "character 3", false),
                selector("", "selector is missing"),
                selector("a:hover", "a pseudo-class cannot be matched while the page is sent, at character 2"),
                selector("a + b", "sibling combinator"),
                selector("a ~ b", "at character 3"),
                selector("*", "universal"),
                selector("a >", "a selector is missing here, at character 4"),
                selector("> a", "unexpected \">\""),
                selector("a,", "a selector is missing here"),
                selector("a,,b", "at character 3"),
                selector("#", "expected an id"),
                selector("a.", "expected a class"),
                selector("[a~=b]", "comparison"),
                selector("[a$=b]", "comparison"),
                selector("[a=b", "\"]\" is missing"),
                selector("[a=\"b]", "quote is not closed"),
                selector("[a=b i]", "only \"]\" may stand here"),
                selector("[a^=\"\"]", "matches nothing"),
                selector("[a='\\41']", "an escape"),
                selector(".\\31", "expected a class"),
                selector("1a", "unexpected \"1\""),
                at("/cookies/0/name", "\"a b\"", "/cookies/0/name", "the name of a cookie"),
                at("/cookies/0/name", "\"*\"", "/cookies/0/name", "the name of a cookie"),
                at("/cookies/0/domain", "\"a/b\"", "/cookies/0/domain", ".example.com"),
                at("/cookies/0/path", "\"x\"", "/cookies/0/path", "starts with"),
                at("/cookies/0/value", "\"x\"", "/cookies/0/value", "unknown field"),
                at("/scripts/0/src", "\"/pixel.js\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "\"https://cdn.example\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "\"https:///x\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "\"*://anna@cdn.example/x\"", "/scripts/0/src", "without a user name"),
                at("/scripts/0/src", "\"*://cdn.example/a/../x\"", "/scripts/0/src", ". or .. between slashes"),
                at("/scripts/0/src", "\"*://cdn.example:99x/x\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "\"*://cdn.example/a/%2E./x\"", "/scripts/0/src", ". or .. between slashes"),
                at("/scripts/0/src", "\"*://cdn%2eexample/x\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "\"ws://cdn.example/x\"", "/scripts/0/src", "whole address"),
                at("/scripts/0/src", "", "/scripts/0/src", "missing"),
                at("/paths/0/whenDenied", "404", "/paths/0/whenDenied", "write 403"),
                at("/paths/0/whenDenied", "{\"forward\":\"x\"}", "/paths/0/whenDenied/forward", "starts with"),
                at("/paths/0/purpose", "null", "/paths/0/purpose", "found null"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatever_is_wrong_is_said_with_its_place_and_its_mend(Broken broken) throws IOException {
        PageRulesException thrown =
                catchThrowableOfType(PageRulesException.class, () -> PageRules.parse(broken.document()));

        assertThat(thrown).isNotNull();
        assertThat(thrown.problems())
                .anySatisfy(problem -> assertThat(problem.pointer()).isEqualTo(broken.expected()));
        assertThat(thrown).hasMessageContaining(broken.words()).hasMessageContaining("Mend: ");
        assertThat(schema().validate(broken.document(), InputFormat.JSON).isEmpty())
                .as("the schema finds nothing")
                .isEqualTo(!broken.schemaSees());
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("consent-rules.schema.json"));
    }

    private static String resource(String name) {
        try (InputStream in = PageRules.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_sample_is_read_whole_and_the_schema_agrees() {
        assertThat(schema().validate(SAMPLE, InputFormat.JSON)).isEmpty();

        PageRules rules = PageRules.parse(SAMPLE);

        PurposeId ads = PurposeId.of("personalized-ads");
        assertThat(rules.blocks())
                .containsExactly(
                        new BlockRule(
                                "/cart*",
                                "#MyList",
                                ads,
                                Optional.of("cart.picks"),
                                WhenDenied.remove(),
                                Optional.of(
                                        Explain.each("tr[data-sku]", "data-sku").into("td.why"))),
                        new BlockRule(
                                "/**",
                                "div.banner[data-campaign]",
                                ads,
                                Optional.of("footer.banner"),
                                WhenDenied.replaceWith("/fragments/neutral-banner.html"),
                                Optional.of(Explain.offer("data-campaign"))));
        assertThat(rules.cookies())
                .containsExactly(new CookieRule("_ga*", PurposeId.of("statistics"), Optional.of(".example.com"), "/"));
        assertThat(rules.scripts()).containsExactly(new ScriptRule("*://cdn.example/pixel.js", ads));
        assertThat(rules.paths())
                .containsExactly(
                        new PathRule("/recommendations/**", ads, Optional.empty()),
                        new PathRule("/picks", ads, Optional.of("/neutral")));
    }

    @Test
    void no_rules_are_rules() {
        assertThat(PageRules.parse("{}")).isEqualTo(PageRules.NONE);
        assertThat(schema().validate("{}", InputFormat.JSON)).isEmpty();
    }

    @Test
    void all_problems_are_said_at_once() {
        assertThatThrownBy(() -> PageRules.parse("""
                        {"rules": [{"path": "x", "select": "a:b", "purpose": "P"}], "paths": [{}], "x": 1}"""))
                .isInstanceOfSatisfying(
                        PageRulesException.class,
                        e -> assertThat(e.problems())
                                .extracting(PageRulesProblem::pointer)
                                .containsExactlyInAnyOrder(
                                        "/x",
                                        "/rules/0/path",
                                        "/rules/0/select",
                                        "/rules/0/purpose",
                                        "/paths/0/path",
                                        "/paths/0/purpose"));
    }

    @Test
    void what_is_not_json_or_too_much_of_it_is_refused() {
        assertThatThrownBy(() -> PageRules.parse("{\"rules\": [")).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> PageRules.parse("{\"rules\": [], \"rules\": []}"))
                .hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> PageRules.parse("[]")).hasMessageContaining("must be an object, found a list");
        assertThatThrownBy(() -> PageRules.parse("{} {}")).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> PageRules.parse("{\"rules\":" + "[".repeat(9) + "]".repeat(9) + "}"))
                .hasMessageContaining("at most 8 levels");
        assertThatThrownBy(() -> PageRules.parse("{\"$schema\": \"" + "x".repeat(256 * 1024) + "\"}"))
                .hasMessageContaining("larger than 256 KiB");
        String rule = "{\"src\": \"*://a/\", \"purpose\": \"p\"}";
        assertThat(PageRules.parse("{\"scripts\": [" + (rule + ",").repeat(999) + rule + "]}")
                        .scripts())
                .hasSize(1000);
        assertThatThrownBy(() -> PageRules.parse("{\"scripts\": [" + (rule + ",").repeat(1000) + rule + "]}"))
                .hasMessageContaining("more than 1,000 rules");
    }

    @Test
    void a_file_is_read_and_named_in_its_problems(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("consent-rules.json");
        assertThatThrownBy(() -> PageRules.read(file))
                .hasMessageContaining("consent-rules.json: (document): there is no");
        Files.writeString(file, SAMPLE);
        assertThat(PageRules.read(file)).isEqualTo(PageRules.parse(SAMPLE));
        Files.write(file, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> PageRules.read(file)).hasMessageContaining("cannot be read as UTF-8");
        Files.writeString(file, " ".repeat(256 * 1024 + 1));
        assertThatThrownBy(() -> PageRules.read(file)).hasMessageContaining("larger than 256 KiB");
    }

    @Test
    void a_resource_is_read_and_named_in_its_problems() {
        assertThat(PageRules.readResource(PageRulesTest.class, "consent-rules.json"))
                .isEqualTo(PageRules.parse(SAMPLE));
        assertThatThrownBy(() -> PageRules.readResource(PageRulesTest.class, "missing.json"))
                .isInstanceOf(PageRulesException.class)
                .hasMessageContainingAll("missing.json", "no such resource beside", "put it among the resources");
        assertThatThrownBy(() -> PageRules.readResource(PageRules.class, "consent-rules.schema.json"))
                .isInstanceOf(PageRulesException.class)
                .hasMessageContaining("consent-rules.schema.json");
        assertThatThrownBy(() -> PageRules.readResource(PageRulesTest.class, "latin-1.json"))
                .isInstanceOf(PageRulesException.class)
                .hasMessageContainingAll("latin-1.json", "cannot be read as UTF-8 text", "check its encoding");
    }

    @Test
    void a_purpose_that_the_policy_does_not_have_is_found() {
        PageRules rules = PageRules.parse("""
                {"rules": [{"path": "/", "select": "p", "purpose": "personalized-ads"}],
                 "cookies": [{"name": "a", "purpose": "no-such"}]}""");

        List<PageRulesProblem> problems = rules.check(Policy.parse(POLICY));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.line())
                        .startsWith("/cookies/0/purpose: the policy has no purpose \"no-such\". Mend: declare it")
                        .contains("personalized-ads"));
    }

    @Test
    void rules_made_in_code_are_held_to_the_same_forms() {
        PurposeId ads = PurposeId.of("personalized-ads");
        assertThatThrownBy(() -> new ScriptRule("pixel.js", ads)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PathRule("x", ads, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PathRule("/x", ads, Optional.of("//evil"))).hasMessageContaining("forward");
        assertThatThrownBy(() -> WhenDenied.replaceWith("x")).hasMessageContaining("fragment");
        assertThatThrownBy(() -> Explain.offer("a b")).hasMessageContaining("attribute");
        assertThatThrownBy(() -> Explain.each("a:b", "x")).hasMessageContaining("pseudo-class");
        assertThatThrownBy(() -> new CookieRule("a b", ads, Optional.empty(), "/"))
                .hasMessageContaining("cookie");
        assertThatThrownBy(() -> new CookieRule("a", ads, Optional.of("/"), "/"))
                .hasMessageContaining("domain");
        assertThatThrownBy(() -> new CookieRule("a", ads, Optional.empty(), "x"))
                .hasMessageContaining("path");
        assertThatThrownBy(() -> new BlockRule(
                        "/", "p", ads, Optional.empty(), WhenDenied.remove(), Optional.of(Explain.offer("x"))))
                .hasMessageContaining("surface");
    }

    @Test
    void a_cookie_is_meant_by_its_name_or_how_it_begins() {
        PurposeId ads = PurposeId.of("personalized-ads");
        assertThat(new CookieRule("_ga*", ads, Optional.empty(), "/").matches("_ga_1"))
                .isTrue();
        assertThat(new CookieRule("_ga*", ads, Optional.empty(), "/").matches("ga"))
                .isFalse();
        assertThat(new CookieRule("_ga", ads, Optional.empty(), "/").matches("_ga"))
                .isTrue();
        assertThat(new CookieRule("_ga", ads, Optional.empty(), "/").matches("_ga_1"))
                .isFalse();
    }
}
