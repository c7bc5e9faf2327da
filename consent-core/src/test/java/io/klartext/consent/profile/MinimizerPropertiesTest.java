package io.klartext.consent.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random policies, objects and shapes: every value is a canary that says where it stands, and no canary appears whose
 * place is not declared for the purpose. The seed is printed.
 */
@Tag("GDPR-5.1.c")
@Tag("GDPR-25")
class MinimizerPropertiesTest {

    private static final int POLICIES = 100;
    private static final int OBJECTS = 50;
    private static final Pattern CANARY = Pattern.compile("<<([^>]*)>>\\d+");

    /** All places at which a canary sits, and the data category that the annotations name for it. */
    private static final Map<String, String> PLACES = Map.of(
            "favourite", "tastes",
            "address.street", "addresses",
            "address.city", "addresses",
            "orders[].sku", "orders",
            "orders[].note", "orders",
            "orders[].lines[].price", "orders",
            "tags[]", "tastes",
            "extra.one", "tastes",
            "extra.two", "tastes",
            "nick", "tastes");

    private final long seed = Long.getLong("seed", 20261122L);
    private final Random random = new Random(seed);
    private final ObjectMapper mapper = JsonMapper.builder().build();
    private int canaries;

    record Address(String street, String city, String door) {}

    record Line(String price, String margin) {}

    record Order(String sku, String note, List<Line> lines, Object more) {}

    public static class Base {
        @PersonalData(category = "tastes")
        public String nick;

        public String undeclared;

        Base(String nick, String undeclared) {
            this.nick = nick;
            this.undeclared = undeclared;
        }
    }

    public static class Person extends Base {
        @PersonalData(category = "tastes")
        public Optional<String> favourite;

        @JsonUnwrapped
        @PersonalData(category = "addresses")
        public Address address;

        @PersonalData(category = "orders")
        public Object orders;

        @PersonalData(category = "tastes")
        public List<String> tags;

        @PersonalData(category = "tastes")
        public Map<String, Object> extra;

        private final Map<String, String> hidden;

        Person(MinimizerPropertiesTest with) {
            super(with.canary("nick"), with.canary("-"));
            favourite = Optional.of(with.canary("favourite"));
            address = new Address(with.canary("address.street"), with.canary("address.city"), with.canary("-"));
            orders = with.orders();
            tags = List.of(with.canary("tags[]"), with.canary("tags[]"));
            extra = new LinkedHashMap<>();
            extra.put("one", with.canary("extra.one"));
            extra.put("two", with.canary("extra.two"));
            extra.put("three", Map.of("deep", with.canary("-")));
            hidden = Map.of("any", with.canary("-"));
        }

        @JsonAnyGetter
        public Map<String, String> hidden() {
            return hidden;
        }

        public String getFullName() {
            return "<<->>0";
        }
    }

    record Page<T>(List<T> items, Map<String, T> byName, Object one) {}

    private String canary(String place) {
        return "<<" + place + ">>" + canaries++;
    }

    private Object orders() {
        List<Object> orders = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            orders.add(
                    switch (random.nextInt(3)) {
                        case 0 ->
                            new Order(
                                    canary("orders[].sku"),
                                    canary("orders[].note"),
                                    List.of(new Line(canary("orders[].lines[].price"), canary("-"))),
                                    canary("-"));
                        case 1 ->
                            Map.of(
                                    "sku", canary("orders[].sku"),
                                    "note", canary("orders[].note"),
                                    "lines", List.of(Map.of("price", canary("orders[].lines[].price"))),
                                    "more", canary("-"));
                        default -> {
                            ObjectNode order = mapper.createObjectNode();
                            order.put("sku", canary("orders[].sku")).put("more", canary("-"));
                            order.putArray("lines").addObject().put("price", canary("orders[].lines[].price"));
                            yield order;
                        }
                    });
        }
        return random.nextBoolean() ? orders : orders.toArray();
    }

    private Object shape(Person person) {
        return switch (random.nextInt(4)) {
            case 0 -> person;
            case 1 -> List.of(person);
            case 2 -> new Page<>(List.of(person), Map.of("p", person), List.of(person));
            default -> Map.of("deep", Map.of("deeper", new Object[] {person}));
        };
    }

    /** Each place is declared in its category, in another one, or not at all. */
    private Policy policy() {
        return SamplePolicy.changed(document -> {
            ArrayNode categories = (ArrayNode) document.get("dataCategories");
            JsonNode first = categories.get(0);
            Map<String, ObjectNode> own = new LinkedHashMap<>();
            for (String id : List.of("tastes", "addresses", "orders")) {
                ObjectNode category = first.deepCopy();
                category.put("id", id).putArray("attributes").add("unused." + id);
                own.put(id, category);
            }
            PLACES.forEach((place, category) -> {
                if (random.nextBoolean()) {
                    String in = random.nextInt(5) > 0
                            ? category
                            : List.copyOf(own.keySet()).get(random.nextInt(3));
                    Objects.requireNonNull(own.get(in)).withArray("attributes").add(place);
                }
            });
            ((ArrayNode) first.get("attributes")).removeAll().add("unused");
            own.values().forEach(categories::add);
            ArrayNode data = SamplePolicy.ads(document).putArray("data");
            own.keySet().stream().filter(id -> random.nextInt(4) > 0).forEach(data::add);
        });
    }

    private static Set<String> declared(Policy policy, PurposeId id) {
        Set<String> declared = new HashSet<>();
        policy.dataOf(policy.purpose(id).orElseThrow())
                .forEach(category -> category.attributes().stream()
                        .filter(place -> category.id().equals(PLACES.get(place)))
                        .forEach(declared::add));
        return declared;
    }

    private static Set<String> seen(String json) {
        return CANARY.matcher(json)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void exactly_what_is_declared_appears_and_no_canary_else() {
        System.out.println("MinimizerPropertiesTest seed " + seed);
        int shown = 0;
        for (int round = 0; round < POLICIES; round++) {
            Policy policy = policy();
            Minimizer minimizer = Minimizer.of(mapper, policy);
            Set<String> declared = declared(policy, SamplePolicy.ADS);
            Set<String> sure = new HashSet<>(declared);
            sure.removeIf(place -> place.startsWith("orders[]"));
            for (int i = 0; i < OBJECTS; i++) {
                String json = minimizer.write(decision(Reason.GRANTED), shape(new Person(this)));

                Set<String> seen = seen(json);
                assertThat(declared)
                        .as("seed %d, round %d: %s", seed, round, json)
                        .containsAll(seen);
                assertThat(seen).as("seed %d, round %d: %s", seed, round, json).containsAll(sure);
                shown += seen.size();
            }
        }
        assertThat(shown).as("seed %d: so something is shown", seed).isGreaterThan(POLICIES * OBJECTS);
    }

    @Test
    void after_a_no_no_canary_appears_at_all() {
        for (int round = 0; round < POLICIES; round++) {
            Minimizer minimizer = Minimizer.of(mapper, policy());
            for (Reason reason : Reason.values()) {
                if (!reason.allowed()) {
                    assertThat(minimizer.write(decision(reason), shape(new Person(this))))
                            .as("seed %d, round %d, %s", seed, round, reason)
                            .doesNotContain("<<");
                }
            }
        }
    }

    private static Decision decision(Reason reason) {
        return new Decision(SamplePolicy.ADS, reason, LegalBasis.CONSENT, 1, null, null);
    }
}
