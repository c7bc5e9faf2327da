package io.klartext.consent.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.select.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A random policy: which attributes a purpose may see, in which data categories, and of what kind those are. */
record World(ConsentManager consents, Policy policy) {

    static final PurposeId PICKS = PurposeId.of("picks");
    static final SubjectId ANNA = SubjectId.account("c-1842");
    static final SubjectId BEN = SubjectId.account("c-1843");
    static final SubjectId NOBODY = SubjectId.account("c-1844");

    private static final List<String> ORIGINS = List.of("told", "observed", "inferred", "received");

    static World random(Random random) {
        return of(policy(random));
    }

    static World of(Policy policy) {
        return of(policy, new Bounds(10_000, Duration.ofMinutes(5)));
    }

    static World of(Policy policy, Bounds bounds) {
        TestClock clock = new TestClock();
        AtomicInteger ids = new AtomicInteger();
        ConsentManager consents = ConsentManager.builder()
                .policy(policy)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .eventIds(() -> "event-" + ids.incrementAndGet())
                .influenceBounds(bounds)
                .build();
        for (SubjectId subject : List.of(ANNA, BEN)) {
            Evidence evidence = Evidence.of(policy.notice("en"), Method.BUTTON).explicitly();
            if (!consents.record(subject, Choice.granted(PICKS), evidence).isRecorded()) {
                throw new AssertionError("The grant was not recorded");
            }
        }
        return new World(consents, policy);
    }

    private static Policy policy(Random random) {
        return SamplePolicy.changed(document -> {
            ArrayNode categories = document.withArray("/dataCategories");
            ObjectNode purpose = document.withArray("/purposes").addObject();
            purpose.put("id", PICKS.value())
                    .put("legalBasis", "consent")
                    .put("retention", "P1D")
                    .put("consentLifetime", "P1Y");
            purpose.putObject("title").put("de", "Vorschläge").put("en", "Picks");
            purpose.putObject("description").put("de", "Vorschläge.").put("en", "Picks.");
            ArrayNode data = purpose.putArray("data");
            int count = 2 + random.nextInt(4);
            List<ArrayNode> attributes = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ObjectNode category = categories.addObject().put("id", "category-" + i);
                ids.add("category-" + i);
                category.putObject("title").put("de", "Kategorie " + i).put("en", "Category " + i);
                category.put("origin", ORIGINS.get(random.nextInt(ORIGINS.size())))
                        .put("special", random.nextInt(5) == 0)
                        .put("thirdPersons", random.nextInt(5) == 0);
                if (category.path("origin").asText().equals("received")) {
                    category.putObject("source").put("de", "Auskunft AG").put("en", "Auskunft AG");
                }
                attributes.add(category.putArray("attributes").add("own" + i));
                data.add("category-" + i);
            }
            List<String> paths = new ArrayList<>(Shopper.SCALARS);
            paths.addAll(Shopper.LISTED);
            for (String path : paths) {
                int at = random.nextInt(count + 1);
                String known = ids.get(Math.min(at, count - 1));
                if (at < count) {
                    attributes.get(ids.indexOf(known)).add(path);
                }
            }
            // The sample declares two of these paths itself; no attribute belongs to two categories.
            ((ObjectNode) categories.get(0)).putArray("attributes").add("sample");
        });
    }

    /** The attributes that the purpose may see. */
    Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        data().forEach(category -> declared.addAll(category.attributes()));
        return declared;
    }

    List<DataCategory> data() {
        return policy.dataOf(policy.purpose(PICKS).orElseThrow());
    }

    String categoryOf(String path) {
        return data().stream()
                .filter(category -> category.attributes().contains(path))
                .findFirst()
                .orElseThrow()
                .id();
    }

    DataCategory category(String id) {
        return policy.dataCategory(id).orElseThrow();
    }

    /** The attributes of some categories. */
    Set<String> attributesOf(Set<String> categories) {
        Set<String> paths = new TreeSet<>();
        categories.forEach(id -> paths.addAll(category(id).attributes()));
        return paths;
    }
}
