package io.klartext.consent.explain;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.explain.Influence.CONTRIBUTING;
import static io.klartext.consent.explain.Influence.MINOR;
import static io.klartext.consent.explain.Influence.PRIMARY;
import static io.klartext.consent.explain.Influence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-15")
@Tag("GDPR-22")
class OpaqueRecommenderTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId BEN = SubjectId.account("c-1843");
    private static final Offer OIL =
            Offer.own("oil-04").chosenBy(new Model("nightly-picks", Optional.of("2026-11-22")));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Policy policy = SamplePolicy.changed(
            document -> SamplePolicy.ads(document).withArray("/data").add("shopping-style"));
    private final ConsentManager consents =
            ConsentManager.builder().policy(policy).meterRegistry(meters).build();
    private final Decision allowed = allowed();

    private Decision allowed() {
        consents.record(ANNA, Choice.granted(ADS), Evidence.of(policy.notice("en"), Method.BUTTON));
        return consents.check(ANNA, ADS);
    }

    private double dropped(String cause) {
        return meters.get("klartext.offers.dropped")
                .tags("purpose", ADS.value(), "cause", cause)
                .counter()
                .count();
    }

    private static Refusal refusal(ExplanationBuilder builder) {
        try {
            builder.orThrow();
        } catch (RefusedOfferException e) {
            return e.refusal();
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void factors_that_are_handed_in_are_told_like_those_that_were_read() {
        Explanation why = consents.explain(allowed, OIL)
                .factor("purchase-history", CONTRIBUTING)
                .value("Truffle oil", YearMonth.of(2026, 5))
                .value("Brie", YearMonth.of(2026, 3))
                .value("Tea")
                .value("Rice")
                .more(4)
                .factor("shopping-style", UNKNOWN)
                .because("favourite-category")
                .all()
                .orThrow();

        assertThat(why.basis()).isEqualTo(Basis.PERSONALISED);
        assertThat(why.factors())
                .extracting(Factor::category)
                .as("the inferred before the observed before what was told")
                .containsExactly("shopping-style", "purchase-history", "favourite-category");
        Factor bought = why.factors().get(1);
        assertThat(bought.values())
                .containsExactly(
                        new Factor.Value("Truffle oil", Optional.of(YearMonth.of(2026, 5))),
                        new Factor.Value("Brie", Optional.of(YearMonth.of(2026, 3))),
                        Factor.Value.of("Tea"));
        assertThat(bought.more()).isEqualTo(5);
        assertThat(bought.since()).contains(YearMonth.of(2026, 3));
        assertThat(why.factors().get(0).influence()).isEqualTo(UNKNOWN);
        assertThat(why.factors().get(2).all()).isTrue();
        assertThat(why.allowedBy()).isEqualTo(allowed.event());
        assertThat(why.automation()).isPresent();
        assertThat(why.controls()).contains(Control.WITHDRAW);
    }

    @Test
    void without_factors_an_offer_does_not_rest_on_personal_data() {
        Explanation why =
                consents.explain(allowed, OIL.otherwise(Basis.POPULAR)).orThrow();

        assertThat(why.basis()).isEqualTo(Basis.POPULAR);
        assertThat(consents.explain(consents.check(BEN, ADS), OIL).ifAllowed()).isPresent();
    }

    @Test
    @Tag("GDPR-5.1.b")
    void what_the_policy_does_not_declare_is_an_error_in_a_test_and_a_dropped_offer_in_production() {
        ExplanationBuilder builder = consents.explain(allowed, OIL).because("contacts");

        assertThatThrownBy(builder::orThrow)
                .isInstanceOf(RefusedOfferException.class)
                .hasMessageContaining("contacts")
                .hasMessageContaining("purchase-history");
        assertThat(builder.ifAllowed()).isEmpty();
        assertThat(builder.ifAllowed()).isEmpty();
        assertThat(dropped("undeclared-category")).isEqualTo(2);
    }

    @Test
    @Tag("GDPR-7.3")
    void after_a_denial_no_factor_is_allowed() {
        Decision denied = consents.check(BEN, ADS);

        assertThat(refusal(consents.explain(denied, OIL).because("purchase-history")))
                .isEqualTo(Refusal.DENIED);
        assertThat(consents.explain(denied, OIL).because("purchase-history").ifAllowed())
                .isEmpty();
        assertThat(dropped("denied")).isEqualTo(1);
    }

    @Test
    @Tag("GDPR-5.1.a")
    void a_purpose_that_no_policy_knows_is_counted_without_its_name() {
        Decision unknown = consents.check(ANNA, PurposeId.of("from-a-request"));

        assertThat(consents.explain(unknown, OIL).because("purchase-history").ifAllowed())
                .isEmpty();
        assertThat(meters.get("klartext.offers.dropped")
                        .tags("purpose", "unknown")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_model_cannot_claim_what_only_a_rerun_finds_out() {
        for (Influence claimed : List.of(PRIMARY, MINOR)) {
            assertThat(refusal(consents.explain(allowed, OIL).factor("purchase-history", claimed)))
                    .isEqualTo(Refusal.INFLUENCE_NOT_COMPUTED);
        }
    }

    @Test
    void weights_of_one_category_add_up_and_those_below_the_share_are_told_as_unknown() {
        FeatureMap features = FeatureMap.forPurpose(policy, ADS)
                .feature("recency", "purchase-history")
                .feature("frequency", "purchase-history")
                .feature("taste", "favourite-category")
                .feature("style", "shopping-style")
                .notPersonal("season");

        Explanation why = consents.explain(allowed, OIL)
                .weights(
                        features, Map.of("recency", -3.0, "frequency", 2.0, "taste", 4.9, "style", 5.0, "season", 85.1))
                .orThrow();

        assertThat(why.factors())
                .extracting(Factor::category, Factor::influence)
                .containsExactly(
                        tuple("shopping-style", CONTRIBUTING),
                        tuple("purchase-history", CONTRIBUTING),
                        tuple("favourite-category", UNKNOWN));
        assertThat(consents.explain(allowed, OIL)
                        .weights(features, Map.of("taste", 0.0))
                        .orThrow()
                        .factors())
                .extracting(Factor::influence)
                .containsExactly(UNKNOWN);
        assertThat(consents.explain(allowed, OIL)
                        .weights(features, Map.of("season", 1.0))
                        .orThrow()
                        .basis())
                .isEqualTo(Basis.NOT_PERSONALISED);
    }

    @Test
    void a_weight_that_is_none_and_a_feature_that_nobody_mapped_are_refused() {
        FeatureMap features = FeatureMap.forPurpose(policy, ADS).feature("taste", "favourite-category");

        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(refusal(consents.explain(allowed, OIL).weights(features, Map.of("taste", none))))
                    .isEqualTo(Refusal.NO_WEIGHT);
        }
        assertThat(refusal(consents.explain(allowed, OIL).weights(features, Map.of("income", 1.0))))
                .isEqualTo(Refusal.UNKNOWN_FEATURE);
    }

    @Test
    void a_map_of_features_is_checked_when_it_is_made() {
        FeatureMap features = FeatureMap.forPurpose(policy, ADS).feature("taste", "favourite-category");

        assertThatThrownBy(() -> features.feature("friends", "contacts"))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("friends")
                .hasMessageContaining("does not declare for personalized-ads")
                .hasMessageContaining("favourite-category");
        assertThatThrownBy(() -> features.feature("x", "no-such")).hasMessageContaining("no such data category");
        assertThatThrownBy(() -> features.notPersonal("taste")).hasMessageContaining("mapped twice");
        assertThatThrownBy(() -> FeatureMap.forPurpose(policy, PurposeId.of("nothing")))
                .hasMessageContaining("no purpose");
    }

    @Test
    void a_value_belongs_to_a_factor() {
        assertThatThrownBy(() -> consents.explain(allowed, OIL).value("x")).hasMessageContaining("factor");
        assertThatThrownBy(() -> consents.explain(allowed, OIL).because("a").more(-1))
                .hasMessageContaining("negative");
    }

    @Test
    @Tag("DSA-26.3")
    void an_advertisement_rests_on_personal_data_only_under_a_purpose_that_profiles_for_advertising() {
        Offer banner = Offer.advertisement("b-1", "Kaffee AG", "Agentur KG");
        Decision fraud = consents.check(ANNA, FRAUD);
        Map<String, String> profile = Map.of("favouriteCategory", "cheese");
        Map<String, Object> bought = Map.of("orders", List.of(Map.of("sku", "oil-03")));

        assertThat(refusal(consents.explain(fraud, banner).because("purchase-history")))
                .isEqualTo(Refusal.NOT_FOR_ADVERTISING);
        assertThat(consents.explain(allowed, banner)
                        .because("purchase-history")
                        .orThrow()
                        .factors())
                .hasSize(1);

        var view = consents.view(ANNA, FRAUD, bought);
        assertThat(view.explain(banner).factors()).isEmpty();
        assertThat(view.items("orders[].sku").get(0)).isEqualTo("oil-03");
        assertThatThrownBy(() -> view.explain(banner)).isInstanceOf(RefusedOfferException.class);
        assertThat(view.explainIfAllowed(banner, ValueLabels.asIs())).isEmpty();
        assertThat(view.explainIfAllowed(Offer.own("x"), ValueLabels.asIs())).isPresent();
        assertThat(meters.get("klartext.offers.dropped")
                        .tags("purpose", FRAUD.value(), "cause", "not-for-advertising")
                        .counter()
                        .count())
                .isEqualTo(1);
        var ads = consents.view(ANNA, ADS, profile);
        assertThat(ads.text("favouriteCategory")).isPresent();
        assertThat(ads.explain(banner).factors()).hasSize(1);
    }
}
