package io.klartext.consent.servlet.adapt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.adapt.AddressPattern;
import io.klartext.consent.servlet.internal.adapt.PathPattern;
import io.klartext.consent.servlet.internal.adapt.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules strictly, and collects every problem instead of stopping at the first. */
final class PageRulesReader {

    static final int MOST_BYTES = 256 * 1024;
    static final int MOST_RULES = 1000;

    /** Of objects and lists in each other; the format itself needs five. */
    private static final int DEEPEST = 8;

    private static final PurposeId STAND_IN = PurposeId.of("unknown");
    private static final String PURPOSE = "the id of a purpose, such as personalized-ads";
    private static final String OFFER = "\"attr(name)\", such as attr(data-sku)";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String source;
    private final List<PageRulesProblem> problems = new ArrayList<>();

    PageRulesReader(String source) {
        this.source = source;
    }

    PageRules read(String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw wrong("is larger than 256 KiB", "divide the pages among fewer rules with wider paths");
        }
        RulesPlace root = new RulesPlace(tree(json), "", problems)
                .object(Set.of("$schema", "rules", "cookies", "scripts", "paths"));
        root.field("$schema").optional(any -> true, "a text", "");
        List<RulesPlace> places = new ArrayList<>();
        List<BlockRule> blocks = limited(root.field("rules"), places).stream()
                .map(PageRulesReader::block)
                .toList();
        List<CookieRule> cookies = limited(root.field("cookies"), places).stream()
                .map(PageRulesReader::cookie)
                .toList();
        List<ScriptRule> scripts = limited(root.field("scripts"), places).stream()
                .map(PageRulesReader::script)
                .toList();
        List<PathRule> paths = limited(root.field("paths"), places).stream()
                .map(PageRulesReader::path)
                .toList();
        if (places.size() > MOST_RULES) {
            root.problem("more than 1,000 rules", "join rules: a selector may be a list, a path a pattern");
        }
        if (!problems.isEmpty()) {
            throw new PageRulesException(source, problems);
        }
        return new PageRules(blocks, cookies, scripts, paths);
    }

    private PageRulesException wrong(String message, String mend) {
        return new PageRulesException(source, List.of(new PageRulesProblem("", message, mend)));
    }

    private JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw wrong(
                    "is not JSON of at most 8 levels" + where + ": " + reason,
                    "correct the syntax there; each field may stand once");
        }
    }

    private static List<RulesPlace> limited(RulesPlace list, List<RulesPlace> all) {
        List<RulesPlace> items = list.items();
        all.addAll(items);
        return items.size() > MOST_RULES ? items.subList(0, MOST_RULES) : items;
    }

    private static PurposeId purpose(RulesPlace rule) {
        String id = rule.field("purpose").text(PurposeId::isValid, PURPOSE, STAND_IN.value());
        return PurposeId.of(id);
    }

    private static BlockRule block(RulesPlace place) {
        RulesPlace rule = place.object(Set.of("path", "select", "purpose", "surface", "whenDenied", "explain"));
        if (rule.isMissing()) {
            return new BlockRule("/", "x", STAND_IN, Optional.empty(), WhenDenied.remove(), Optional.empty());
        }
        Optional<Explain> explain =
                rule.field("explain").isMissing() ? Optional.empty() : Optional.of(explain(rule.field("explain")));
        RulesPlace surface = rule.field("surface");
        Optional<String> name = surface.optional(Forms::isSurface, Forms.SURFACE, "x");
        if (explain.isPresent() && surface.isMissing()) {
            surface.problem("missing: explanations need it", "add the name under which the offers are explained");
            name = Optional.of("x");
        }
        return new BlockRule(
                rule.field("path").parsed(PathPattern::parse, PathPattern.FORM, "/"),
                rule.field("select").selector(Selector::parse),
                purpose(rule),
                name,
                whenDenied(rule.field("whenDenied")),
                explain);
    }

    private static WhenDenied whenDenied(RulesPlace place) {
        if (place.isMissing() || place.node().asText("").equals("remove")) {
            return WhenDenied.remove();
        }
        if (!place.node().isObject()) {
            place.problem(
                    "must be \"remove\" or an object", "write \"remove\" or {\"replaceWith\": \"fragment:/path\"}");
            return WhenDenied.remove();
        }
        String words = "\"fragment:\" and " + Forms.PATH;
        String fragment = place.object(Set.of("replaceWith"))
                .field("replaceWith")
                .text(
                        text -> text.startsWith("fragment:") && Forms.isPath(text.substring("fragment:".length())),
                        words,
                        "fragment:/");
        return WhenDenied.replaceWith(fragment.substring("fragment:".length()));
    }

    private static Explain explain(RulesPlace place) {
        RulesPlace explain = place.object(Set.of("per", "offer", "into"));
        if (explain.isMissing()) {
            return Explain.offer("x");
        }
        String offer = explain.field("offer").text(PageRulesReader::isOffer, OFFER, "attr(x)");
        return new Explain(
                offer.substring("attr(".length(), offer.length() - 1),
                optionalSelector(explain.field("per")),
                optionalSelector(explain.field("into")));
    }

    private static Optional<String> optionalSelector(RulesPlace place) {
        return place.isMissing() ? Optional.empty() : Optional.of(place.selector(Selector::parse));
    }

    private static boolean isOffer(String text) {
        return text.startsWith("attr(")
                && text.endsWith(")")
                && Forms.isAttribute(text.substring("attr(".length(), text.length() - 1));
    }

    private static CookieRule cookie(RulesPlace place) {
        RulesPlace rule = place.object(Set.of("name", "purpose", "domain", "path"));
        if (rule.isMissing()) {
            return new CookieRule("x", STAND_IN, Optional.empty(), "/");
        }
        return new CookieRule(
                rule.field("name").text(Forms::isCookie, Forms.COOKIE, "x"),
                purpose(rule),
                rule.field("domain").optional(Forms::isDomain, Forms.DOMAIN, "x"),
                rule.field("path").optional(Forms::isPath, Forms.PATH, "/").orElse("/"));
    }

    private static ScriptRule script(RulesPlace place) {
        RulesPlace rule = place.object(Set.of("src", "purpose"));
        return rule.isMissing()
                ? new ScriptRule("*://x/", STAND_IN)
                : new ScriptRule(
                        rule.field("src").parsed(AddressPattern::parse, AddressPattern.FORM, "*://x/"), purpose(rule));
    }

    private static PathRule path(RulesPlace place) {
        RulesPlace rule = place.object(Set.of("path", "purpose", "whenDenied"));
        if (rule.isMissing()) {
            return new PathRule("/", STAND_IN, Optional.empty());
        }
        return new PathRule(
                rule.field("path").parsed(PathPattern::parse, PathPattern.FORM, "/"),
                purpose(rule),
                forward(rule.field("whenDenied")));
    }

    private static Optional<String> forward(RulesPlace place) {
        if (place.isMissing() || (place.node().isInt() && place.node().intValue() == 403)) {
            return Optional.empty();
        }
        if (!place.node().isObject()) {
            place.problem("must be 403 or an object", "write 403 or {\"forward\": \"/path\"}");
            return Optional.empty();
        }
        return Optional.of(place.object(Set.of("forward")).field("forward").text(Forms::isPath, Forms.PATH, "/"));
    }
}
