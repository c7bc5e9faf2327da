package io.klartext.consent.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.DeclaredChange;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Chains of policy versions in which each version differs a little from the one before. */
final class RandomPolicies {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final PurposeId ADS = PurposeId.of("ads");
    static final PurposeId NEWS = PurposeId.of("news");
    static final PurposeId TIPS = PurposeId.of("tips");
    static final PurposeId STATS = PurposeId.of("stats");
    static final PurposeId ORDERS = PurposeId.of("orders");
    static final List<PurposeId> PURPOSES = List.of(ADS, NEWS, TIPS, STATS, ORDERS);

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> CATEGORIES = List.of("purchases", "taste", "health");
    private static final List<String> RECIPIENTS = List.of("mailer", "printer");
    private static final Map<String, List<PurposeId>> FEATURES =
            Map.of("club", List.of(STATS, TIPS), "shop", List.of(ORDERS), "post", List.of(ORDERS, NEWS));

    private final Random random;
    private List<ModelPurpose> purposes = new ArrayList<>();
    private Set<String> special = Set.of("health");
    private Set<String> grown = Set.of();
    private Map<String, String> countries = Map.of("mailer", "DE", "printer", "DE");
    private Map<PurposeId, DeclaredChange> changes = new LinkedHashMap<>();

    private RandomPolicies(Random random) {
        this.random = random;
    }

    /** A chain of versions 1 to n. Not every one need be publishable. */
    static List<ModelPolicy> chain(long seed) {
        RandomPolicies policies = new RandomPolicies(new Random(seed));
        PURPOSES.forEach(id -> policies.purposes.add(policies.first(id)));
        List<ModelPolicy> chain = new ArrayList<>(List.of(policies.version(1)));
        int length = 2 + policies.random.nextInt(4);
        while (chain.size() < length) {
            chain.add(policies.next(chain.get(chain.size() - 1)));
        }
        return List.copyOf(chain);
    }

    private ModelPurpose first(PurposeId id) {
        boolean ads = id.equals(ADS);
        LegalBasis basis = switch (id.value()) {
            case "orders" -> LegalBasis.CONTRACT;
            case "news" -> oneOf(LegalBasis.LEGITIMATE_INTEREST, LegalBasis.CONSENT);
            case "tips" -> LegalBasis.CONSENT;
            default -> random.nextInt(4) == 0 ? LegalBasis.LEGITIMATE_INTEREST : LegalBasis.CONSENT;
        };
        Set<String> data = subset(id.equals(TIPS) ? CATEGORIES : List.of("purchases", "taste"));
        return new ModelPurpose(
                id,
                basis,
                ads,
                ads || (id.equals(NEWS) && random.nextInt(3) > 0),
                data,
                subset(RECIPIENTS),
                random.nextInt(4) * 30,
                1 + random.nextInt(13),
                random.nextInt(13),
                random.nextInt(4) == 0,
                signals(),
                0);
    }

    private ModelPolicy next(ModelPolicy before) {
        changes = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change();
        }
        ModelPolicy unnamed = draft(before.version() + 1, START, Map.of(), before.real());
        for (ModelPurpose purpose : purposes) {
            int word = random.nextInt(12);
            if (word == 0) {
                changes.put(purpose.id(), DeclaredChange.MATERIAL);
            } else if (word < 4 && (unnamed.liesWithin(before, purpose.id()) || one(12))) {
                changes.put(purpose.id(), DeclaredChange.EDITORIAL);
            }
        }
        return version(before.version() + 1);
    }

    private void change() {
        int at = random.nextInt(purposes.size());
        ModelPurpose old = purposes.get(at);
        switch (random.nextInt(13)) {
            case 0 -> special = one(2) ? Set.of("health") : Set.of("health", "taste");
            case 1 -> grown = subset(CATEGORIES);
            case 2 -> countries = Map.of("mailer", oneOf("DE", "FR"), "printer", oneOf("DE", "US"));
            case 3 -> purposes.remove(one(2) && purposes.size() > 3 ? at : purposes.size() - 1);
            case 4 ->
                PURPOSES.stream()
                        .filter(id -> purposes.stream()
                                .noneMatch(purpose -> purpose.id().equals(id)))
                        .findFirst()
                        .ifPresent(id -> purposes.add(first(id)));
            default -> purposes.set(at, changed(old));
        }
        if (purposes.isEmpty()) {
            purposes.add(first(ADS));
        }
    }

    private ModelPurpose changed(ModelPurpose old) {
        boolean free = !old.basis().required();
        LegalBasis basis = free && one(6) ? otherBasis(old) : old.basis();
        boolean marketing = basis.required() ? false : one(10) ? old.advertising() || one(2) : old.marketing();
        return new ModelPurpose(
                old.id(),
                basis,
                marketing && (old.advertising() || one(10)),
                marketing,
                one(4) ? subset(CATEGORIES) : old.data(),
                one(4) ? subset(RECIPIENTS) : old.recipients(),
                one(4) ? random.nextInt(4) * 30 : old.retentionDays(),
                one(4) ? 1 + random.nextInt(13) : old.lifetimeMonths(),
                one(4) ? random.nextInt(13) : old.askAgainMonths(),
                one(6) || (!one(6) && old.automated()),
                one(6) ? signals() : old.listensTo(),
                one(3) ? old.text() + 1 : old.text());
    }

    private LegalBasis otherBasis(ModelPurpose old) {
        if (old.id().equals(STATS) && one(4)) {
            return LegalBasis.LEGAL_OBLIGATION;
        }
        return old.isConsent() ? LegalBasis.LEGITIMATE_INTEREST : LegalBasis.CONSENT;
    }

    private ModelPolicy version(int version) {
        Instant from = START.plus(Duration.ofDays(
                switch (random.nextInt(3)) {
                    case 0 -> 1 + random.nextInt(400);
                    case 1 -> -random.nextInt(50);
                    default -> -200;
                }));
        Map<String, List<PurposeId>> features = new LinkedHashMap<>();
        Set<PurposeId> there = new HashSet<>();
        purposes.forEach(purpose -> there.add(purpose.id()));
        FEATURES.forEach((id, needs) -> {
            if (there.containsAll(needs)) {
                features.put(id, needs);
            }
        });
        return draft(
                version,
                from,
                features,
                Policy.parse(json(version, from, features).toString()));
    }

    private ModelPolicy draft(int version, Instant from, Map<String, List<PurposeId>> features, Policy real) {
        return new ModelPolicy(
                version,
                from,
                List.copyOf(purposes),
                special,
                grown,
                countries,
                Map.copyOf(changes),
                features,
                real,
                real.notice("en"));
    }

    private ObjectNode json(int version, Instant from, Map<String, List<PurposeId>> features) {
        ObjectNode document = JSON.createObjectNode();
        document.put("version", version).put("effectiveFrom", from.toString());
        document.putArray("languages").add("en");
        document.putObject("controller")
                .put("name", "Muster Feinkost GmbH")
                .put("address", "Beispielgasse 1, 12345 Musterstadt")
                .put("contact", "privacy@shop.example")
                .put("authority", "authority@musterland.example")
                .put("humanReview", "service@shop.example");
        ArrayNode array = document.putArray("purposes");
        purposes.forEach(purpose -> write(purpose, array.addObject()));
        for (String category : CATEGORIES) {
            ObjectNode node = document.withArray("/dataCategories").addObject();
            node.put("id", category).put("origin", "told").put("special", special.contains(category));
            node.putObject("title").put("en", category);
            ArrayNode attributes = node.putArray("attributes").add(category);
            if (grown.contains(category)) {
                attributes.add(category + "More");
            }
        }
        for (String recipient : RECIPIENTS) {
            document.withArray("/recipients")
                    .addObject()
                    .put("id", recipient)
                    .put("name", recipient)
                    .put("country", countries.get(recipient))
                    .put("role", "processor");
        }
        features.forEach((id, needs) -> {
            ObjectNode node = document.withArray("/features").addObject().put("id", id);
            ArrayNode listed = node.putArray("needs");
            needs.forEach(need -> listed.add(need.value()));
        });
        changes.forEach((id, change) -> document.withObject("/changes").put(id.value(), change.word()));
        return document;
    }

    private static void write(ModelPurpose purpose, ObjectNode node) {
        node.put("id", purpose.id().value())
                .put("legalBasis", purpose.basis().word())
                .put("profiling", purpose.advertising() ? "advertising" : "none")
                .put("directMarketing", purpose.marketing())
                .put("retention", "P" + purpose.retentionDays() + "D")
                .put("askAgainAfter", "P" + purpose.askAgainMonths() + "M")
                .put("automatedDecision", purpose.automated());
        node.putObject("title").put("en", purpose.id().value());
        node.putObject("description").put("en", "Text " + purpose.text());
        purpose.data().forEach(node.putArray("data")::add);
        purpose.recipients().forEach(node.putArray("recipients")::add);
        purpose.listensTo().forEach(signal -> node.withArray("/listensTo").add(signal.word()));
        if (purpose.isConsent()) {
            node.put("consentLifetime", "P" + purpose.lifetimeMonths() + "M");
        }
    }

    private Set<String> subset(List<String> all) {
        Set<String> some = new TreeSet<>();
        all.forEach(one -> {
            if (one(2)) {
                some.add(one);
            }
        });
        return some;
    }

    private Set<BrowserSignal> signals() {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of();
            case 1 -> Set.of(BrowserSignal.GPC);
            case 2 -> Set.of(BrowserSignal.DNT);
            default -> Set.of(BrowserSignal.GPC, BrowserSignal.DNT);
        };
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    @SafeVarargs
    private <T> T oneOf(T... some) {
        return some[random.nextInt(some.length)];
    }
}
