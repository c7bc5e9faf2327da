package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Reason;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The OpenAPI document and the implementation, held against each other: what is answered is what is documented. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestShop shop = TestShop.open(SamplePolicy.first(), builder -> builder.receipts("DE"));
    private final JsonNode document =
            shop.browser().get("/consent/api/openapi.json").json();

    @AfterAll
    void close() {
        shop.close();
    }

    /** The status and the media type are documented for the operation, and the body fits the schema. */
    private void isAsDocumented(String method, String path, Page page) {
        JsonNode answer = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(page.status()));
        assertThat(answer.isMissingNode())
                .as("%s %s answers %d: %s", method, path, page.status(), page.body())
                .isFalse();
        String type = page.header("Content-Type").replaceAll(";.*", "");
        JsonNode schema = answer.path("content").path(type).path("schema");
        assertThat(schema.isObject()).as("%s %s answers %s", method, path, type).isTrue();
        assertThat(problems(schema, page.body()))
                .as("%s %s: %s", method, path, page.body())
                .isEmpty();
    }

    private List<String> problems(JsonNode schema, String body) {
        ObjectNode root = JSON.createObjectNode();
        root.setAll((ObjectNode) schema);
        root.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString())
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String body(String token, String choices) {
        return "{\"token\":\"" + token + "\",\"choices\":" + choices + "}";
    }

    @Test
    void what_a_person_is_told_is_what_is_documented() {
        Browser anna = shop.browser().loggedInAs("openapi-anna");
        isAsDocumented("GET", "/api/choices", anna.get("/consent/api/choices"));
        String token = anna.get("/consent/api/choices").token();
        for (String sent : List.of(
                body(token, "[{\"purpose\":\"personalized-ads\",\"choice\":\"granted\"}]"),
                body(token, "[]"),
                body("x", "[{\"purpose\":\"personalized-ads\",\"choice\":\"granted\"}]"),
                body(token, "[{\"purpose\":\"order\",\"choice\":\"refused\"}]"),
                " ".repeat(17 * 1024))) {
            isAsDocumented("POST", "/api/choices", anna.postJson(sent));
        }
        isAsDocumented("POST", "/api/choices", anna.post("/consent/api/choices", "text/plain", "x"));
        anna.with("Idempotency-Key", "k".repeat(201));
        isAsDocumented("POST", "/api/choices", anna.postJson("{}"));
        anna.without("Idempotency-Key");
        isAsDocumented("GET", "/api/choices", anna.get("/consent/api/choices"));
        isAsDocumented("GET", "/api/pending", anna.get("/consent/api/pending"));
        isAsDocumented("GET", "/api/history", anna.get("/consent/api/history"));
        Browser refuses = shop.browser();
        refuses.choose("refused:newsletter");
        isAsDocumented("GET", "/api/history", refuses.get("/consent/api/history"));
        isAsDocumented("GET", "/api/history", anna.get("/consent/api/history?before=1"));
        isAsDocumented("GET", "/api/history", anna.get("/consent/api/history?before=x"));
        isAsDocumented("GET", "/api/history", anna.send("DELETE", "/consent/api/history", BodyPublishers.noBody()));
        isAsDocumented("GET", "/api/policy", anna.get("/consent/api/policy"));
        isAsDocumented("GET", "/api/policy", anna.get("/consent/api/policy?version=2"));
        isAsDocumented("GET", "/api/policy", anna.send("DELETE", "/consent/api/policy", BodyPublishers.noBody()));
        isAsDocumented("GET", "/api/consent-mode", anna.get("/consent/api/consent-mode"));
        isAsDocumented("GET", "/consent-requests.json", anna.get("/consent/consent-requests.json"));
        isAsDocumented("GET", "/.well-known/gpc.json", anna.get("/.well-known/gpc.json"));
        String why = anna.get("/offer").lastLine().replace("/consent/why?", "/consent/api/why?");
        isAsDocumented("GET", "/api/why", anna.get(why));
        isAsDocumented("GET", "/api/why", anna.get("/consent/api/why?t=x"));
        isAsDocumented("GET", "/api/why", anna.send("DELETE", "/consent/api/why?t=x", BodyPublishers.noBody()));
        String event =
                shop.events(SubjectId.account("openapi-anna")).get(0).id().value();
        isAsDocumented("GET", "/api/receipt", anna.get("/consent/api/receipt?event=" + event));
        isAsDocumented("GET", "/api/receipt", anna.get("/consent/api/receipt?event=none"));
    }

    @Test
    void what_a_back_end_is_told_is_what_is_documented() {
        String path = "/internal/consent/check";
        String one = "{\"checks\":[{\"subject\":{\"kind\":\"account\",\"id\":\"a\"},\"purpose\":\"order\"},"
                + "{\"subject\":{\"kind\":\"visitor\",\"id\":\"v\"},\"purpose\":\"mind-reading\"}]}";
        assertThat(problems(
                        document.at(
                                "/paths/~1internal~1consent~1check/post/requestBody/content/application~1json/schema"),
                        one))
                .isEmpty();
        isAsDocumented("POST", path, shop.browser().post("/internal/check", "application/json", one));
        Browser backEnd = shop.browser().with("Authorization", "Bearer " + TestShop.SECRET);
        for (String sent : List.of(one, "{}", " ".repeat(513 * 1024))) {
            isAsDocumented("POST", path, backEnd.post("/internal/check", "application/json", sent));
        }
        isAsDocumented("POST", path, backEnd.post("/internal/check", "text/plain", "x"));
        isAsDocumented("POST", path, backEnd.get("/internal/check"));
    }

    /** The addresses that a wrong one is pointed to, and the reasons that the code knows. */
    @Test
    void nothing_is_missing_from_the_document() {
        String detail =
                shop.browser().get("/consent/api/nothing").json().path("detail").textValue();
        for (String path : List.of(
                "api/choices",
                "api/consent-mode",
                "api/history",
                "api/pending",
                "api/policy",
                "api/receipt",
                "api/why")) {
            assertThat(detail).contains(path);
            assertThat(document.path("paths").has("/" + path)).as(path).isTrue();
        }
        List<String> reasons = new ArrayList<>();
        document.at("/components/schemas/Reason/enum").forEach(reason -> reasons.add(reason.textValue()));
        assertThat(reasons)
                .containsExactlyElementsOf(
                        Stream.of(Reason.values()).map(Reason::word).toList());
    }

    @Test
    void every_reference_leads_somewhere_and_everything_is_described() {
        document.findValuesAsText("$ref")
                .forEach(ref -> assertThat(document.at(ref.substring(1)).isObject())
                        .as(ref)
                        .isTrue());
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.isObject()) {
                        assertThat(operation.path("summary").textValue()).isNotBlank();
                    }
                }));
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            assertThat(schema.getValue().path("description").textValue())
                    .as(schema.getKey())
                    .isNotBlank();
        }
    }

    @Test
    void what_is_not_documented_would_be_noticed() {
        assertThat(problems(
                        document.at("/components/schemas/Problem"),
                        "{\"title\":\"a\",\"status\":400,\"detail\":\"b\"}"))
                .isNotEmpty();
        assertThat(problems(
                        document.at("/components/schemas/GpcSupport"),
                        "{\"gpc\":true,\"lastUpdate\":\"2026-01-01\",\"more\":1}"))
                .isNotEmpty();
    }
}
