package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.explain.Offer.Effect.RANKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Control;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.ValueLabels;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("GDPR-5.1.c")
class ProfileViewTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");

    record Order(String sku, LocalDate date, String secret) {}

    record Profile(Optional<String> favouriteCategory, List<Order> orders, String email) {}

    /** A bean of the older kind. */
    public static class Bean {
        private final Profile profile;

        Bean(Profile profile) {
            this.profile = profile;
        }

        public @Nullable String getFavouriteCategory() {
            return profile.favouriteCategory().orElse(null);
        }

        public List<Order> getOrders() {
            return profile.orders();
        }
    }

    private final ConsentManager consents = manager(SamplePolicy.policy());

    private static ConsentManager manager(Policy policy) {
        ConsentManager manager = ConsentManager.builder().policy(policy).build();
        manager.record(ANNA, Choice.granted(ADS), Evidence.of(policy.notice("en"), Method.BUTTON));
        return manager;
    }

    private static Profile anna() {
        return new Profile(
                Optional.of("cheese"),
                Stream.of("oil-03", "brie-01", "tea-07", "oil-03", "rice-02")
                        .map(sku -> new Order(sku, LocalDate.of(2026, 5, 1), "hidden"))
                        .toList(),
                "anna@shop.example");
    }

    static Stream<Object> shapes() {
        Profile anna = anna();
        ObjectNode json = JsonMapper.builder().build().createObjectNode().put("favouriteCategory", "cheese");
        ArrayNode orders = json.putArray("orders");
        List<Map<String, String>> maps = new ArrayList<>();
        for (Order order : anna.orders()) {
            orders.addObject().put("sku", order.sku()).put("date", "2026-05-01").put("secret", "hidden");
            maps.add(Map.of("sku", order.sku(), "date", "2026-05-01", "secret", "hidden"));
        }
        return Stream.of(anna, new Bean(anna), json, Map.of("favouriteCategory", "cheese", "orders", maps));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_shape_of_profile_shows_the_declared_attributes(Object profile) {
        ProfileView view = consents.view(ANNA, ADS, profile);

        assertThat(view.text("favouriteCategory")).contains("cheese");
        assertThat(view.items("orders[].sku")).containsExactly("oil-03", "brie-01", "tea-07", "oil-03", "rice-02");
        assertThat(view.items("orders[].date")).hasSize(5).contains("2026-05-01");
        assertThat(view.decision().allowed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_the_policy_does_not_declare_for_the_purpose_is_absent(Object profile) {
        ProfileView view = consents.view(ANNA, ADS, profile);

        assertThat(view.text("email")).isEmpty();
        assertThat(view.items("orders[].secret")).isEmpty();
        assertThat(view.items("contacts[].phone")).isEmpty();
        assertThat(view.text("no.such.thing")).isEmpty();
        assertThat(consents.view(ANNA, FRAUD, profile).text("favouriteCategory"))
                .isEmpty();
    }

    @Test
    @Tag("DSA-27")
    void after_a_denial_the_profile_is_not_touched_at_all() {
        ProfileView view = consents.view(ANNA, CONTACTS, () -> {
            throw new AssertionError("the profile was touched");
        });

        assertThat(view.items("contacts[].phone")).isEmpty();
        assertThat(view.text("favouriteCategory")).isEmpty();
        assertThat(view.explain(Offer.own("x")).basis()).isEqualTo(Basis.NOT_PERSONALISED);
    }

    @Test
    void a_profile_is_fetched_once_and_only_when_something_is_read() {
        List<String> fetched = new ArrayList<>();
        ProfileView view = consents.view(ANNA, ADS, () -> {
            fetched.add("now");
            return anna();
        });
        assertThat(fetched).isEmpty();

        view.text("favouriteCategory");
        assertThat(view.items("orders[].sku")).hasSize(5);

        assertThat(fetched).hasSize(1);
    }

    @Test
    @Tag("GDPR-15")
    void what_was_read_is_what_is_explained_down_to_the_element() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        view.items("orders[].sku").subList(0, 2).forEach(sku -> assertThat(sku).isNotEmpty());

        Explanation why =
                view.explain(Offer.own("oil-04").onSurface("cart.picks").affecting(RANKING));

        assertThat(why.basis()).isEqualTo(Basis.PERSONALISED);
        assertThat(why.factors())
                .containsExactly(Factor.of(
                        "purchase-history",
                        Origin.OBSERVED,
                        Influence.CONTRIBUTING,
                        List.of(Factor.Value.of("oil-03"), Factor.Value.of("brie-01")),
                        0));
        assertThat(why.purpose()).isEqualTo(ADS);
        assertThat(why.legalBasis()).contains(LegalBasis.CONSENT);
        assertThat(why.allowedBy()).isEqualTo(view.decision().event()).isPresent();
        assertThat(why.allowedUntil()).isPresent();
        assertThat(why.controls()).containsExactly(Control.WITHDRAW, Control.LEARN_MORE);
    }

    @Test
    void three_values_are_named_and_the_rest_counted_once_each() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.items("orders[].sku")).contains("rice-02");
        view.text("favouriteCategory");

        Explanation why = view.explain(Offer.own("oil-04"), (attribute, value) -> "<" + value + ">");

        assertThat(why.factors())
                .extracting(Factor::category)
                .containsExactly("purchase-history", "favourite-category");
        assertThat(why.factors().get(0).values())
                .extracting(Factor.Value::label)
                .containsExactly("<oil-03>", "<brie-01>", "<tea-07>");
        assertThat(why.factors().get(0).more()).isEqualTo(1);
    }

    @Test
    void values_without_words_are_counted_not_shown() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.items("orders[].sku")).contains("rice-02");

        Factor factor = view.explain(Offer.own("oil-04"), (attribute, value) -> "")
                .factors()
                .get(0);

        assertThat(factor.values()).isEmpty();
        assertThat(factor.more()).isEqualTo(4);
    }

    @Test
    void values_without_words_are_counted_beside_those_with_words() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.items("orders[].sku").subList(0, 3)).contains("tea-07");

        Factor factor = view.explain(
                        Offer.own("oil-04"), (attribute, value) -> value.equals("oil-03") ? "Truffle oil" : "")
                .factors()
                .get(0);

        assertThat(factor.values()).extracting(Factor.Value::label).containsExactly("Truffle oil");
        assertThat(factor.more()).isEqualTo(2);
    }

    @Test
    void what_nobody_expects_is_named_first() {
        ConsentManager wider = manager(SamplePolicy.changed(document -> SamplePolicy.ads(document)
                .withArray("/data")
                .add("shopping-style")
                .add("contacts")));
        ProfileView view = wider.view(
                ANNA,
                ADS,
                Map.of(
                        "favouriteCategory", "cheese",
                        "shoppingStyle", "spontaneous",
                        "contacts", List.of(Map.of("phone", "0123"))));
        view.text("favouriteCategory");
        view.text("shoppingStyle");
        assertThat(view.items("contacts[].phone").get(0)).isEqualTo("0123");

        assertThat(view.explain(Offer.own("x"), ValueLabels.asIs()).factors())
                .extracting(Factor::category)
                .containsExactly("contacts", "shopping-style", "favourite-category");
    }

    @Test
    void an_offer_for_which_nothing_was_read_is_not_called_personalised() {
        ProfileView view = consents.view(ANNA, ADS, Map.of("orders", List.of()));
        assertThat(view.items("orders[].sku").size()).isZero();
        assertThat(view.text("favouriteCategory")).isEmpty();

        assertThat(view.explain(Offer.editorial("season")).basis()).isEqualTo(Basis.NOT_PERSONALISED);
    }

    @Test
    @Tag("GDPR-15")
    void whoever_only_counts_has_read_how_many_there_are() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.items("orders[].sku").isEmpty()).isFalse();

        Explanation why = view.explain(Offer.own("loyalty-banner"));

        assertThat(why.factors())
                .containsExactly(Factor.of("purchase-history", Origin.OBSERVED, Influence.CONTRIBUTING, List.of(), 5));
    }

    @Test
    void a_whole_object_is_withheld_because_it_would_show_what_is_not_declared() {
        Map<String, String> object = Map.of("name", "cheese", "secret", "hidden");

        assertThat(consents.view(ANNA, ADS, Map.of("favouriteCategory", object)).text("favouriteCategory"))
                .isEmpty();
        assertThat(consents.view(ANNA, ADS, Map.of("favouriteCategory", List.of("a", "b")))
                        .text("favouriteCategory"))
                .isEmpty();
        assertThat(consents.view(ANNA, ADS, Map.of("orders", new Object[] {Map.of("sku", "oil-03")}))
                        .items("orders[].sku"))
                .containsExactly("oil-03");
    }

    @Test
    void a_legitimate_interest_is_explained_with_the_way_to_object() {
        ProfileView view = consents.view(ANNA, FRAUD, anna());
        assertThat(view.items("orders[].sku").get(0)).isEqualTo("oil-03");

        assertThat(view.explain(Offer.own("x")).controls()).containsExactly(Control.OBJECT, Control.LEARN_MORE);
    }

    @Test
    void numbers_are_read_as_numbers_and_nothing_else_is() {
        ProfileView view = consents.view(ANNA, ADS, Map.of("favouriteCategory", "4.50"));
        assertThat(view.number("favouriteCategory")).contains(new BigDecimal("4.50"));
        assertThat(consents.view(ANNA, ADS, anna()).number("favouriteCategory")).isEmpty();
    }

    @Test
    void a_list_read_as_a_value_is_a_mistake_that_is_named() {
        ProfileView view = consents.view(ANNA, ADS, anna());

        assertThatThrownBy(() -> view.text("orders[].sku")).hasMessageContaining("read it with items");
        assertThatThrownBy(() -> view.items("favouriteCategory")).hasMessageContaining("read it with text");
    }

    @Test
    void a_view_of_a_decision_made_with_signals_follows_that_decision() {
        Decision denied = consents.check(ANNA, ADS, io.klartext.consent.decision.Signals.of(true, false));

        assertThat(consents.view(denied, ProfileViewTest::anna).text("favouriteCategory"))
                .isEmpty();
    }

    @Test
    void an_offer_says_who_is_behind_it() {
        Offer banner = Offer.advertisement("b-1", "Kaffee AG", "Agentur KG");

        assertThat(banner.onBehalfOf()).contains("Kaffee AG");
        assertThat(banner.paidBy()).contains("Agentur KG");
        assertThatThrownBy(() -> Offer.own(" ")).hasMessageContaining("id and a surface");
    }
}
