package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Automation;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Counterfactual;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.VisitorCookie;
import io.klartext.consent.servlet.internal.pack.PolicyDictionaries;
import io.klartext.consent.servlet.internal.visit.Options;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.why.Told;
import io.klartext.consent.servlet.internal.why.WhyTokens;
import io.klartext.consent.testkit.ManualClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyTokensTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-03T10:00:00Z"));
    private final ConsentManager consents =
            ConsentManager.builder().policy(SamplePolicy.first()).clock(clock).build();
    private final Person anna = new Person.Known(SubjectId.account("anna"));
    private final WhyTokens tokens = new WhyTokens(setup());

    private Setup setup() {
        PolicyDictionaries dictionaries = new PolicyDictionaries(consents::policies);
        KeyRing ring = KeyRing.temporary(new SecureRandom());
        return new Setup(
                consents,
                request -> Optional.empty(),
                request -> Optional.empty(),
                Optional.empty(),
                "/consent",
                Optional.empty(),
                ring,
                new SecureRandom(),
                clock,
                dictionaries,
                new VisitorCookie(ring, dictionaries, clock),
                Options.NONE);
    }

    @AfterAll
    void close() {
        consents.close();
    }

    private Told told(Offer offer, List<Factor> factors) {
        return new Told(
                new Explanation(
                        offer.titled("A title"),
                        factors.isEmpty() ? offer.otherwise() : Basis.PERSONALISED,
                        SamplePolicy.ADS,
                        Optional.of(LegalBasis.CONSENT),
                        1,
                        factors,
                        Optional.of(new EventId("o0_M13pK6k_oL9w0sqb3ug")),
                        Optional.of(clock.instant().plusSeconds(1000)),
                        Automation.of(
                                offer,
                                SamplePolicy.first(),
                                SamplePolicy.first().purpose(SamplePolicy.ADS)),
                        List.of(Control.WITHDRAW, Control.LEARN_MORE)),
                clock.instant(),
                Optional.empty());
    }

    @Test
    void what_is_sealed_is_what_is_opened() {
        Told told = told(
                Offer.advertisement("banner-7", "Öl & Söhne", "Reederei")
                        .onSurface("footer")
                        .affecting(Offer.Effect.PRICE),
                List.of(
                        Factor.of("taste", Origin.INFERRED, Influence.PRIMARY, values("nussig", "würzig"), 0),
                        Factor.of("purchase-history", Origin.RECEIVED, Influence.MINOR, List.of(), 12_345)));

        assertThat(tokens.open(anna, tokens.seal(anna, told))).contains(told);
        Told kept = new Told(told.explanation(), told.at(), Optional.of("k7Hq2-Xw9_mN4pRz8sTv1A"));
        assertThat(tokens.open(anna, tokens.seal(anna, kept))).contains(kept);
    }

    @Test
    void for_somebody_without_an_id_no_value_is_named_because_anybody_without_one_can_open_it() {
        Told told = told(
                Offer.own("oil-03"),
                List.of(Factor.of("taste", Origin.INFERRED, Influence.PRIMARY, values("nussig", "würzig"), 1)));

        Told opened = tokens.open(Person.Nobody.NOBODY, tokens.seal(Person.Nobody.NOBODY, told))
                .orElseThrow();

        assertThat(opened.explanation().factors())
                .containsExactly(Factor.of("taste", Origin.INFERRED, Influence.PRIMARY, List.of(), 3));
    }

    @Test
    void an_offer_whose_id_or_payer_is_too_long_gets_no_link_rather_than_half_of_it() {
        assertThatThrownBy(() -> tokens.seal(anna, told(Offer.own("x".repeat(121)), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        tokens.seal(anna, told(Offer.advertisement("banner", "Öl & Söhne", "ß".repeat(61)), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_with_many_long_values_counts_those_that_it_cannot_name() {
        String longest = "ß".repeat(60);
        List<Factor> factors = IntStream.range(0, 12)
                .mapToObj(i -> Factor.of(
                        "taste", Origin.INFERRED, Influence.CONTRIBUTING, values(longest, longest, longest), 2))
                .toList();

        String token = tokens.seal(anna, told(Offer.own("sku"), factors));

        assertThat(token).hasSizeLessThanOrEqualTo(WhyTokens.MOST_CHARACTERS).hasSizeGreaterThan(1300);
        List<Factor> opened =
                tokens.open(anna, token).orElseThrow().explanation().factors();
        assertThat(opened).hasSize(12).allMatch(factor -> factor.values().size() + factor.more() == 5);
        assertThat(opened.get(0).values()).hasSize(3);
        assertThat(opened.get(11).values()).isEmpty();
    }

    @Test
    @Tag("GDPR-32")
    void each_of_ten_thousand_changed_tokens_is_refused() {
        String token = tokens.seal(anna, typical());
        Random random = new Random(4711);
        int changes = 0;
        while (changes < 10_000) {
            String changed = changed(token, random);
            if (!changed.equals(token)) {
                assertThat(tokens.open(anna, changed))
                        .as("seed 4711, mutation %d", changes)
                        .isEmpty();
                changes++;
            }
        }
        assertThat(tokens.open(anna, token)).isPresent();
    }

    private static String changed(String token, Random random) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
        StringBuilder changed = new StringBuilder(token);
        int at = random.nextInt(token.length());
        char next = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
            case 0 -> changed.setCharAt(at, next);
            case 1 -> changed.deleteCharAt(at);
            case 2 -> changed.setLength(at);
            default -> changed.insert(at, next);
        }
        return changed.toString();
    }

    @Test
    @Tag("GDPR-32")
    void a_token_of_one_person_is_refused_for_any_other() {
        String token = tokens.seal(anna, typical());

        assertThat(tokens.open(new Person.Known(SubjectId.visitor("anna")), token))
                .isEmpty();
        assertThat(tokens.open(new Person.Known(SubjectId.account("anna2")), token))
                .isEmpty();
        assertThat(tokens.open(Person.Nobody.NOBODY, token)).isEmpty();
        assertThat(tokens.open(Person.Unsure.FAILED_LOOK_UP, token)).isEmpty();
    }

    /** Made before an erasure, opened after it, by the same id and by whoever gets the id anew. */
    @Test
    @Tag("GDPR-17")
    void of_ten_thousand_tokens_replayed_after_an_erasure_none_is_opened() {
        SubjectId erased = SubjectId.account("to be erased");
        Person person = new Person.Known(erased);
        List<String> before = IntStream.range(0, 10_000)
                .mapToObj(i -> tokens.seal(person, typical()))
                .toList();
        assertThat(before).allMatch(token -> tokens.open(person, token).isPresent());

        consents.erase(erased, Actor.staff("s-1"));
        assertThat(before).noneMatch(token -> tokens.open(person, token).isPresent());
        String after = tokens.seal(person, typical());
        consents.record(erased, Restriction.lifted(), Actor.subject());
        assertThat(tokens.open(person, after)).isPresent();
        assertThat(before).noneMatch(token -> tokens.open(person, token).isPresent());
    }

    @Test
    void a_typical_token_is_short() {
        assertThat(tokens.seal(anna, typical())).hasSizeLessThan(220);
    }

    @Test
    void a_token_with_months_and_what_would_have_been_otherwise_is_short_too() {
        Factor factor = new Factor(
                        "purchase-history",
                        Origin.OBSERVED,
                        Influence.CONTRIBUTING,
                        List.of(
                                new Factor.Value("Truffle oil", Optional.of(YearMonth.of(2026, 1))),
                                new Factor.Value("Sea salt", Optional.of(YearMonth.of(2025, 12)))),
                        4,
                        false,
                        Optional.of(YearMonth.of(2024, 3)),
                        Optional.empty())
                .with(
                        Influence.PRIMARY,
                        Optional.of(new Counterfactual(List.of("Sunflower oil", "Rapeseed oil"), List.of("taste"))));
        Told told = told(Offer.own("sku-123").onSurface("cart.picks"), List.of(factor));

        String token = tokens.seal(anna, told);

        assertThat(token).hasSizeLessThan(300);
        assertThat(tokens.open(anna, token)).contains(told);
    }

    @Test
    void twelve_factors_with_values_fit_into_a_link_without_losing_one() {
        List<Factor> factors = IntStream.range(0, 12)
                .mapToObj(i -> Factor.of(
                        i % 2 == 0 ? "taste" : "purchase-history",
                        Origin.OBSERVED,
                        Influence.CONTRIBUTING,
                        values("Truffle oil " + i, "Sea salt " + i, "Olives " + i),
                        i))
                .toList();
        Told told = told(Offer.own("sku-123").onSurface("cart.picks"), factors);

        String token = tokens.seal(anna, told);

        assertThat(token).hasSizeLessThanOrEqualTo(WhyTokens.MOST_CHARACTERS);
        assertThat(tokens.open(anna, token)).contains(told);
    }

    @Test
    void any_explanation_that_is_opened_is_the_one_that_was_sealed() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 2000; i++) {
            Told told = told(offer(random), factors(random));

            String token = tokens.seal(anna, told);

            assertThat(token).hasSizeLessThanOrEqualTo(WhyTokens.MOST_CHARACTERS);
            assertThat(tokens.open(anna, token)).as("seed 20261122, case %d", i).contains(told);
        }
    }

    private static Offer offer(Random random) {
        Offer offer = random.nextBoolean() ? Offer.own("sku-" + random.nextInt()) : Offer.editorial("s");
        return offer.affecting(one(random, List.of(Offer.Effect.values())))
                .otherwise(one(random, List.of(Basis.CONTEXTUAL, Basis.POPULAR, Basis.RANDOM, Basis.PAID)));
    }

    private static List<Factor> factors(Random random) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> new Factor(
                        random.nextBoolean() ? "taste" : "visits",
                        one(random, List.of(Origin.values())),
                        one(random, List.of(Influence.values())),
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(v -> new Factor.Value("Öl " + random.nextInt(), month(random)))
                                .toList(),
                        random.nextInt(Integer.MAX_VALUE),
                        random.nextBoolean(),
                        month(random),
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(new Counterfactual(
                                        random.nextBoolean() ? List.of() : List.of("Salz", "Tee"),
                                        random.nextBoolean() ? List.of() : List.of("taste")))))
                .toList();
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Optional<YearMonth> month(Random random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(YearMonth.of(1990 + random.nextInt(60), 1 + random.nextInt(12)));
    }

    private static List<Factor.Value> values(String... labels) {
        return Stream.of(labels).map(Factor.Value::of).toList();
    }

    private Told typical() {
        return told(
                Offer.own("sku-123").onSurface("cart.picks"),
                List.of(Factor.of(
                        "purchase-history",
                        Origin.OBSERVED,
                        Influence.CONTRIBUTING,
                        values("Truffle oil", "Sea salt", "Olives"),
                        4)));
    }
}
