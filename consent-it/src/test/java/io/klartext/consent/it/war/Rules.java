package io.klartext.consent.it.war;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A rules file, read a second time: nothing of the library's own reading is believed here.
 *
 * @param blocks parts of pages
 * @param cookies cookies
 * @param scripts scripts
 * @param paths paths of the shop
 */
record Rules(List<Block> blocks, List<Named> cookies, List<Named> scripts, List<Guarded> paths) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Rules read(Path file) {
        try {
            JsonNode rules = JSON.readTree(file.toFile());
            return new Rules(
                    all(rules, "rules").map(Rules::block).toList(),
                    all(rules, "cookies").map(rule -> named(rule, "name")).toList(),
                    all(rules, "scripts").map(rule -> named(rule, "src")).toList(),
                    all(rules, "paths").map(Rules::guarded).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> all(JsonNode rules, String list) {
        return StreamSupport.stream(rules.path(list).spliterator(), false);
    }

    private static Block block(JsonNode rule) {
        JsonNode explain = rule.path("explain");
        return new Block(
                rule.path("path").asText(),
                rule.path("select").asText(),
                rule.path("purpose").asText(),
                rule.at("/whenDenied/replaceWith").asText("").replaceFirst("^fragment:", ""),
                explain.path("per").asText(""),
                explain.path("offer").asText("").replaceFirst("^attr\\((.*)\\)$", "$1"));
    }

    private static Named named(JsonNode rule, String field) {
        return new Named(rule.path(field).asText(), rule.path("purpose").asText());
    }

    private static Guarded guarded(JsonNode rule) {
        return new Guarded(
                rule.path("path").asText(),
                rule.path("purpose").asText(),
                rule.at("/whenDenied/forward").asText(""));
    }

    /** Whether a path is not to be answered. */
    boolean guards(String path, Set<String> denied) {
        return paths.stream().anyMatch(rule -> rule.matches(path) && denied.contains(rule.purpose()));
    }

    /** The path of an address, as the rules see it. */
    static String path(String address) {
        return address.replaceFirst("[?;#].*", "");
    }

    /**
     * Part of a page.
     *
     * @param path on which pages
     * @param select which elements
     * @param purpose for what
     * @param fragment the path of what stands in its place; empty for nothing
     * @param per which elements are one offer each; empty for the whole
     * @param offer the attribute with an offer's id; empty if nothing is explained
     */
    record Block(String path, String select, String purpose, String fragment, String per, String offer) {

        boolean matches(String address) {
            return Globs.path(path, Rules.path(address));
        }
    }

    /**
     * Something with a name.
     *
     * @param pattern a pattern of the name
     * @param purpose for what
     */
    record Named(String pattern, String purpose) {}

    /**
     * A path of the shop.
     *
     * @param path a pattern
     * @param purpose for what
     * @param forward what answers instead; empty for 403
     */
    record Guarded(String path, String purpose, String forward) {

        boolean matches(String address) {
            return Globs.path(path, Rules.path(address));
        }
    }
}
