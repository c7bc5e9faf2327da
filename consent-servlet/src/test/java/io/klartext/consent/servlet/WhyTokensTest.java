package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Automation;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.EventId;
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
                        factors.isEmpty() ? Basis.NOT_PERSONALISED : Basis.PERSONALISED,
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
                clock.instant());
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
    void each_of_a_thousand_changed_tokens_is_refused() {
        String token = tokens.seal(anna, typical());
        Random random = new Random(4711);
        for (int i = 0; i < 1000; i++) {
            String changed = changed(token, random);
            if (!changed.equals(token)) {
                assertThat(tokens.open(anna, changed)).as("mutation %d", i).isEmpty();
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

    @Test
    void a_typical_token_is_short() {
        assertThat(tokens.seal(anna, typical())).hasSizeLessThan(220);
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
