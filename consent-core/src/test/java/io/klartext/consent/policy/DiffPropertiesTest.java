package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold between diffs of any policies: random versions of the base, from a printed seed. */
@Tag("GDPR-13.3")
class DiffPropertiesTest {

    private static final int ROUNDS = 100;
    private static final int VERSIONS = 4;

    private final long seed = Long.getLong("seed", 20261122L);
    private final Random random = new Random(seed);

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One small change; texts and the author's word only if asked for. */
    private void change(ObjectNode document, boolean withTexts) {
        ObjectNode purpose = (ObjectNode) one(children(document, "/purposes"));
        ObjectNode category = (ObjectNode) one(children(document, "/dataCategories"));
        ObjectNode recipient = (ObjectNode) one(children(document, "/recipients"));
        switch (random.nextInt(withTexts ? 21 : 15)) {
            case 0 -> purpose.put("retention", one(List.of("P30D", "P1M", "P31D", "P6M", "P183D")));
            case 1 -> purpose.put("automatedDecision", random.nextBoolean());
            case 2 -> toggle(purpose.withArray("/listensTo"), one(List.of("gpc", "dnt")));
            case 3 -> toggle(purpose.withArray("/data"), one(List.of("purchases", "favourites", "allergies")));
            case 4 -> toggle(purpose.withArray("/recipients"), one(List.of("mailer", "lab")));
            case 5 ->
                toggle(
                        (ArrayNode) category.get("attributes"),
                        category.get("id").asText() + "More");
            case 6 -> category.put("origin", one(List.of("told", "observed"))).remove("source");
            case 7 -> category.put("special", random.nextBoolean());
            case 8 -> category.put("thirdPersons", random.nextBoolean());
            case 9 -> recipient.put("name", one(List.of("A GmbH", "B GmbH")));
            case 10 -> recipient.put("country", one(List.of("DE", "US")));
            case 11 -> recipient.put("role", one(List.of("processor", "controller")));
            case 12 -> transfer(recipient);
            case 13 -> purpose.put("askAgainAfter", one(List.of("P6M", "P1Y")));
            case 14 -> minimise(purpose);
            case 15 -> ((ObjectNode) purpose.get("title")).put("en", one(List.of("A", "B")));
            case 16 -> ((ObjectNode) category.get("title")).put("en", one(List.of("A", "B")));
            case 17 -> ((ObjectNode) document.get("controller")).put("name", one(List.of("A", "B")));
            case 18 ->
                document.withObject("/changes").put(purpose.get("id").asText(), one(List.of("editorial", "material")));
            case 19 -> source(category);
            default -> lifetime(purpose);
        }
    }

    private void minimise(ObjectNode purpose) {
        String attribute = one(List.of("orders[].sku", "orders[].date", "favourites[]", "allergies[]"));
        purpose.withObject("/minimise")
                .set(
                        attribute,
                        one(List.of(
                                text("drop"),
                                text("mask"),
                                text("hash"),
                                text("day"),
                                text("month"),
                                text("year"),
                                text("exact"),
                                text("1km"),
                                text("city"),
                                bands(20, 50, 100),
                                bands(20, 100),
                                bands(30))));
        if (random.nextInt(3) == 0) {
            purpose.remove("minimise");
        }
    }

    private static JsonNode text(String word) {
        return TextNode.valueOf(word);
    }

    private static JsonNode bands(int... limits) {
        ArrayNode bands = PatchedPolicy.JSON.createArrayNode();
        IntStream.of(limits).forEach(bands::add);
        return bands;
    }

    private void source(ObjectNode category) {
        if (category.has("source")) {
            ((ObjectNode) category.get("source")).put("en", one(List.of("A", "B")));
        }
    }

    private void transfer(ObjectNode recipient) {
        Optional<String> ground = one(List.of(
                Optional.empty(), Optional.of("adequacy"), Optional.of("standard-clauses"), Optional.of("derogation")));
        ground.ifPresentOrElse(word -> recipient.put("transfer", word), () -> recipient.remove("transfer"));
    }

    private void lifetime(ObjectNode purpose) {
        if (purpose.has("consentLifetime")) {
            purpose.put("consentLifetime", one(List.of("P6M", "P12M", "P1Y", "P2Y")));
        }
    }

    private static List<JsonNode> children(ObjectNode document, String pointer) {
        List<JsonNode> children = new ArrayList<>();
        document.at(pointer).forEach(children::add);
        return children;
    }

    private static void toggle(ArrayNode list, String word) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).asText().equals(word)) {
                list.remove(i);
                return;
            }
        }
        list.add(word);
    }

    /** Versions that can be published one after the other. */
    private List<Policy> history(int versions, boolean withTexts) {
        ObjectNode document = PatchedPolicy.base();
        List<Policy> history = new ArrayList<>();
        while (history.size() < versions) {
            ObjectNode next = document.deepCopy();
            next.remove("changes");
            for (int i = random.nextInt(4); i >= 0; i--) {
                change(next, withTexts);
            }
            if (withTexts && random.nextInt(12) == 0 && next.get("purposes").size() > 1) {
                ((ArrayNode) next.get("purposes"))
                        .remove(random.nextInt(next.get("purposes").size()));
                next.remove(List.of("changes", "features"));
            } else if (withTexts && random.nextInt(6) == 0) {
                next.set("purposes", PatchedPolicy.base().get("purposes"));
            }
            next.put("version", history.size() + 1);
            try {
                List<Policy> candidate = new ArrayList<>(history);
                candidate.add(Policy.parse(next.toString()));
                if (withTexts) {
                    PolicyVersions.of(candidate);
                }
                history = candidate;
                document = next;
            } catch (PolicyException notPublishable) {
                // "Editorial" for what widens, or a reference to a purpose that is gone: take another.
            }
        }
        return history;
    }

    @Test
    void a_purpose_asks_again_if_and_only_if_an_old_grant_is_not_good() {
        int asked = 0;
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Policy> history = history(VERSIONS, true);
            PolicyVersions versions = PolicyVersions.of(history);
            for (Policy to : history) {
                Map<PurposeId, Integer> minimum = versions.minimumVersions(to);
                for (Policy from : history.subList(0, to.version())) {
                    PolicyDiff diff = versions.diff(from.version(), to.version());
                    for (Purpose purpose : to.purposes()) {
                        boolean notGood = minimum.getOrDefault(purpose.id(), 0) > from.version();
                        assertThat(diff.of(purpose.id())
                                        .map(PurposeDiff::asksAgain)
                                        .orElse(false))
                                .as("seed %d, round %d: %s", seed, round, diff)
                                .isEqualTo(notGood);
                        asked += notGood ? 1 : 0;
                        good += notGood ? 0 : 1;
                    }
                }
            }
        }
        assertThat(asked).as("seed %d", seed).isGreaterThan(ROUNDS);
        assertThat(good).as("seed %d", seed).isGreaterThan(ROUNDS);
    }

    @Test
    void a_diff_is_empty_only_between_equals_and_always_the_same() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Policy> history = history(VERSIONS, true);
            Policy older = history.get(0);
            Policy newer = history.get(VERSIONS - 1);
            PolicyDiff diff = PolicyDiff.between(older, newer);

            assertThat(PolicyDiff.between(newer, newer).purposes())
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(PolicyDiff.between(Policy.parse(older.json()), Policy.parse(newer.json())))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(diff);
            assertThat(diff.in("de")).hasSameSizeAs(diff.in("en"));
            for (PurposeDiff purpose : diff.purposes()) {
                assertThat(purpose.differences())
                        .as("seed %d, round %d", seed, round)
                        .isNotEmpty()
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void what_widens_in_no_step_does_not_widen_in_all_of_them() {
        int narrowed = 0;
        for (int round = 0; round < ROUNDS * 5; round++) {
            List<Policy> history = history(3, false);
            Policy a = history.get(0);
            Policy b = history.get(1);
            Policy c = history.get(2);
            for (Purpose purpose : a.purposes()) {
                PurposeId id = purpose.id();
                if (!asks(a, b, id) && !asks(b, c, id)) {
                    assertThat(asks(a, c, id))
                            .as("seed %d, round %d, %s: %s", seed, round, id, said(a, b, c))
                            .isFalse();
                    narrowed += PolicyDiff.between(a, c).of(id).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(narrowed)
                .as("seed %d: so the premise holds for something", seed)
                .isGreaterThan(ROUNDS);
    }

    private static boolean asks(Policy older, Policy newer, PurposeId id) {
        return PolicyDiff.between(older, newer)
                .of(id)
                .map(PurposeDiff::asksAgain)
                .orElse(false);
    }

    private static String said(Policy... policies) {
        return List.of(policies).stream().map(Policy::json).collect(Collectors.joining("\n"));
    }
}
