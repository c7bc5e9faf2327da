package io.klartext.consent.explain;

import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Explanations with anything in them, all from one seed. */
final class RandomExplanations {

    /** Texts that try to be something else: markup, attributes, addresses, patterns, lines, other directions. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</p></details></section><h1>owned",
            "<!-- ",
            "]]><![CDATA[",
            "&lt;b&gt;&#60;i&#62;",
            "javascript:alert(1)",
            "{0} '{1}' ''",
            "a\nb\r\nc\td\u0000\u001b[31m",
            "\u202Egnp.exe\u2066\u2028\u2029\u0085",
            "\uD800 alone \uDC00",
            "Öl für Frau Żółć 🫒",
            "<<<>>>&&&\"\"\"'''",
            "e. K.",
            " ");

    private static final List<Control> CONTROLS = List.of(Control.values());

    private final Random random;
    private final Policy policy;

    RandomExplanations(long seed, Policy policy) {
        this.random = new Random(seed);
        this.policy = policy;
    }

    Explanation next() {
        Purpose purpose = one(policy.purposes());
        List<Factor> factors = new ArrayList<>();
        for (DataCategory category : policy.dataCategories()) {
            if (random.nextInt(3) == 0) {
                factors.add(factor(category));
            }
        }
        Offer offer = offer();
        return new Explanation(
                offer,
                factors.isEmpty() ? offer.otherwise() : Basis.PERSONALISED,
                purpose.id(),
                Optional.of(purpose.legalBasis()),
                policy.version(),
                factors,
                maybe(new EventId("e-" + random.nextInt(1000))),
                maybe(Instant.parse("2026-05-06T07:08:09Z").plusSeconds(random.nextInt(100_000_000))),
                Automation.of(offer, policy, Optional.of(purpose)),
                CONTROLS.stream().filter(control -> random.nextBoolean()).toList());
    }

    private Offer offer() {
        return new Offer(
                filled(),
                maybe(filled()),
                one(List.of(Offer.Kind.values())),
                filled(),
                one(List.of(Offer.Effect.values())),
                one(List.of(Basis.CONTEXTUAL, Basis.POPULAR, Basis.RANDOM, Basis.PAID, Basis.NOT_PERSONALISED)),
                random.nextBoolean(),
                maybe(new Model(filled(), maybe(filled()))),
                maybe(filled()),
                maybe(filled()));
    }

    private Factor factor(DataCategory category) {
        List<Factor.Value> values = new ArrayList<>();
        for (int i = random.nextInt(Factor.NAMED_VALUES + 1); i > 0; i--) {
            values.add(new Factor.Value(text(), month()));
        }
        boolean all = values.isEmpty() && random.nextBoolean();
        List<String> instead = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (int i = random.nextInt(Counterfactual.NAMED + 1); i > 0; i--) {
            instead.add(text());
            together.add(one(policy.dataCategories()).id());
        }
        return new Factor(
                category.id(),
                one(List.of(Origin.values())),
                one(List.of(Influence.values())),
                values,
                random.nextInt(random.nextBoolean() ? 3 : 2_000_000),
                all,
                month(),
                maybe(new Counterfactual(instead, random.nextBoolean() ? together : List.of())));
    }

    private Optional<YearMonth> month() {
        return maybe(YearMonth.of(2000 + random.nextInt(30), 1 + random.nextInt(12)));
    }

    /** Some controls have a place, as a link or as a form. */
    ControlLinks links() {
        int chosen = random.nextInt(1 << (2 * CONTROLS.size()));
        String value = text();
        return (control, category) -> {
            int kind = (chosen >> (2 * CONTROLS.indexOf(control))) & 3;
            return switch (kind) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(new ControlTarget.Form("/do?\"<>'&", Map.of("token", value)));
                default -> Optional.of(new ControlTarget.Link("/go?\"<>'&" + category.orElse("")));
            };
        };
    }

    private String filled() {
        String text = text();
        return text.isBlank() ? "filled" : text;
    }

    private String text() {
        return random.nextInt(4) == 0 ? "Trüffelöl" : one(HOSTILE);
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
