package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Factor.Value;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-5.1.c")
class NestedViewTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final Offer OIL = Offer.own("oil-04");

    private final Policy policy = SamplePolicy.changed(document -> {
        ArrayNode attributes = (ArrayNode) document.at("/dataCategories/0/attributes");
        attributes.add("orders[].lines[].sku").add("orders[].lines[].price").add("orders[].paid");
        ArrayNode categories = document.withArray("/dataCategories");
        ObjectNode home = categories.addObject().put("id", "home").put("origin", "told");
        home.putObject("title").put("de", "Wo Sie wohnen").put("en", "Where you live");
        home.putArray("attributes").add("address.city").add("address.since").add("address.place");
        SamplePolicy.ads(document).withArray("/data").add("home");
    });

    private final ConsentManager consents = manager(policy);

    private static ConsentManager manager(Policy policy) {
        ConsentManager manager = ConsentManager.builder().policy(policy).build();
        manager.record(ANNA, Choice.granted(ADS), Evidence.of(policy.notice("en"), Method.BUTTON));
        return manager;
    }

    private static Map<String, Object> order(String sku, String date, String... lines) {
        List<Map<String, Object>> inner = new ArrayList<>();
        for (String line : lines) {
            inner.add(Map.of("sku", line, "price", new BigDecimal("4.50")));
        }
        return Map.of("sku", sku, "date", date, "paid", true, "lines", inner);
    }

    private static Map<String, Object> anna() {
        return Map.of(
                "favouriteCategory",
                "cheese",
                "address",
                Map.of(
                        "city", "Musterstadt",
                        "since", "2019-04-01",
                        "place", Map.of("latitude", 52.52004, "longitude", 13.40495, "city", "Musterstadt")),
                "orders",
                List.of(
                        order("oil-03", "2026-05-01", "a", "b"),
                        order("brie-01", "2026-04-02", "c"),
                        order("tea-07", "2026-03-03"),
                        order("rice-02", "2026-02-04", "d")));
    }

    private static List<Value> values(ProfileView view) {
        return view.explain(OIL).factors().get(0).values();
    }

    @Test
    @Tag("GDPR-15")
    void the_same_element_read_by_path_and_through_a_nested_view_is_one_value() {
        ProfileView view = consents.view(ANNA, ADS, anna());

        assertThat(view.elements("orders[]").get(1).text("sku")).contains("brie-01");
        assertThat(view.items("orders[].sku").get(1)).isEqualTo("brie-01");

        assertThat(values(view)).containsExactly(Value.of("brie-01"));
    }

    @Test
    void a_time_is_read_to_the_second_however_it_is_written() {
        for (String time : List.of(
                "2026-05-01T18:30:00Z", "2026-05-01 18:30:00", "2026-05-01 18:30:00Z", "2026-05-01 20:30:00+02:00")) {
            ProfileView view = consents.view(ANNA, ADS, Map.of("orders", List.of(Map.of("date", time))));
            assertThat(view.elements("orders[]").get(0).instant("date"))
                    .as(time)
                    .contains(Instant.parse("2026-05-01T18:30:00Z"));
        }
    }

    @Test
    void a_nested_view_reads_single_values_and_lists_of_its_own_element() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        ProfileView first = view.elements("orders[]").get(0);

        assertThat(first.items("lines[].sku")).containsExactly("a", "b");
        assertThat(first.numbers("lines[].price")).containsOnly(new BigDecimal("4.50"));
        assertThat(first.date("date")).contains(LocalDate.of(2026, 5, 1));
        assertThat(first.instant("date")).contains(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(first.flag("paid")).contains(true);
        assertThat(first.elements("lines[]").get(1).text("sku")).contains("b");
        assertThat(view.elements("orders[].lines[]")).hasSize(4);
        assertThat(view.items("orders[].lines[].sku")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_view_of_an_object_begins_its_paths_there() {
        ProfileView view = consents.view(ANNA, ADS, anna());

        assertThat(view.at("address").text("city")).contains("Musterstadt");
        assertThat(view.at("address").at("street").text("name")).isEmpty();
        assertThat(view.at("nowhere").text("city")).isEmpty();
        assertThat(values(view)).containsExactly(Value.of("Musterstadt"));
    }

    @Test
    void a_time_dates_the_values_of_its_element_and_is_no_value_of_its_own() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        for (ProfileView order : view.elements("orders[]").subList(0, 2)) {
            assertThat(order.text("sku")).isPresent();
            assertThat(order.date("date")).isPresent();
        }
        assertThat(view.items("orders[].lines[].sku").get(0)).isEqualTo("a");

        Factor factor = view.explain(OIL).factors().get(0);

        assertThat(factor.values())
                .containsExactly(
                        new Value("oil-03", Optional.of(YearMonth.of(2026, 5))),
                        new Value("brie-01", Optional.of(YearMonth.of(2026, 4))),
                        new Value("a", Optional.of(YearMonth.of(2026, 5))));
        assertThat(factor.more()).isZero();
        assertThat(factor.since()).contains(YearMonth.of(2026, 4));
    }

    @Test
    void a_category_of_which_only_times_were_read_names_months() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.items("orders[].date").get(2)).isEqualTo("2026-03-03");

        assertThat(values(view)).containsExactly(new Value("2026-03", Optional.of(YearMonth.of(2026, 3))));
    }

    @Test
    void a_time_of_an_object_dates_only_what_is_in_it() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        ProfileView address = view.at("address");
        assertThat(address.text("city")).isPresent();
        assertThat(address.date("since")).isPresent();
        view.text("favouriteCategory");

        assertThat(view.explain(OIL).factors())
                .extracting(Factor::values)
                .containsExactly(
                        List.of(Value.of("cheese")),
                        List.of(new Value("Musterstadt", Optional.of(YearMonth.of(2019, 4)))));
    }

    @Test
    void everything_of_a_list_is_told_as_all_of_it() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        List<String> skus = view.items("orders[].sku");
        assertThat(skus.subList(0, 3)).hasSize(3);
        assertThat(skus.get(0)).isNotEmpty();
        assertThat(skus.get(1)).isNotEmpty();
        assertThat(skus.get(2)).isNotEmpty();
        assertThat(view.explain(OIL).factors().get(0).all()).isFalse();

        assertThat(skus.get(3)).isEqualTo("rice-02");

        assertThat(view.explain(OIL).factors().get(0).all()).isTrue();
    }

    @Test
    @Tag("GDPR-15")
    void several_offers_are_explained_apart_from_one_profile_that_is_fetched_once() {
        List<String> fetched = new ArrayList<>();
        ProfileView view = consents.view(ANNA, ADS, () -> {
            fetched.add("now");
            return anna();
        });
        view.text("favouriteCategory");
        ProfileView first = view.forOffer();
        ProfileView second = view.forOffer();
        assertThat(first.items("orders[].sku").get(0)).isEqualTo("oil-03");
        assertThat(second.elements("orders[]").get(1).text("sku")).contains("brie-01");
        assertThat(view.at("address").text("city")).isPresent();

        assertThat(labels(first)).containsExactly("oil-03", "cheese");
        assertThat(labels(second)).containsExactly("brie-01", "cheese");
        assertThat(labels(view)).containsExactly("cheese", "Musterstadt");
        assertThat(fetched).hasSize(1);
    }

    private static List<String> labels(ProfileView view) {
        return view.explain(OIL).factors().stream()
                .flatMap(factor -> factor.values().stream())
                .map(Value::label)
                .toList();
    }

    @Test
    @Tag("DSA-27")
    void after_a_denial_no_view_touches_the_profile() {
        ProfileView view = consents.view(ANNA, CONTACTS, () -> {
            throw new AssertionError("the profile was touched");
        });

        assertThat(view.elements("contacts[]")).isEmpty();
        assertThat(view.numbers("contacts[].phone")).isEmpty();
        assertThat(view.at("address").forOffer().date("since")).isEmpty();
        assertThat(view.flag("a")).isEmpty();
        assertThat(view.instant("a")).isEmpty();
        assertThat(view.location("a")).isEmpty();
        assertThat(view.number("a")).isEmpty();
        assertThatThrownBy(() -> view.elements("contacts")).hasMessageContaining("does not end at a list");
    }

    @Test
    void a_place_is_read_as_one_and_its_coordinates_are_never_hidden_behind_a_name() {
        ProfileView view = consents.view(ANNA, ADS, anna());

        assertThat(view.text("address.place")).isEmpty();
        assertThat(view.explain(OIL).factors()).isEmpty();

        Location place = view.location("address.place").orElseThrow();
        assertThat(place.city()).contains("Musterstadt");
        assertThat(values(view)).containsExactly(Value.of("Musterstadt, 52.5200, 13.4050"));
    }

    @Test
    void what_is_handed_out_and_what_is_told_is_the_minimised_value() {
        Policy careful = SamplePolicy.changed(document -> {
            ((ArrayNode) document.at("/dataCategories/0/attributes")).add("orders[].total");
            SamplePolicy.ads(document)
                    .putObject("minimise")
                    .put("orders[].date", "month")
                    .put("orders[].sku", "hash")
                    .put("favouriteCategory", "mask");
        });
        ConsentManager manager = manager(careful);
        ProfileView view = manager.view(ANNA, ADS, anna());

        assertThat(view.text("favouriteCategory")).contains("••••");
        assertThat(view.items("orders[].date").get(0)).isEqualTo("2026-05");
        assertThat(view.elements("orders[]").get(0).date("date")).contains(LocalDate.of(2026, 5, 1));
        assertThat(view.items("orders[].sku")).as("there are no keys").isEmpty();
        assertThat(view.explain(OIL).factors().get(0).values())
                .containsExactly(new Value("2026-05", Optional.of(YearMonth.of(2026, 5))));
        assertThat(view.explain(OIL).factors().get(1).values()).containsExactly(Value.of("••••"));
    }

    /** Whose getters its subclass only inherits, as a bridge. */
    abstract static class Base {
        public String getFavouriteCategory() {
            return "cheese";
        }
    }

    /** A bean of a hidden base class. */
    public static final class Derived extends Base {
        public String favouriteCategory() {
            return "not the getter";
        }
    }

    @Test
    void a_bean_may_inherit_its_getters_from_a_hidden_class() {
        assertThat(consents.view(ANNA, ADS, new Derived()).text("favouriteCategory"))
                .contains("cheese");
    }

    /** A node that holds itself. */
    public static final class Ring {
        public Ring getAddress() {
            return this;
        }

        public String getCity() {
            return "Musterstadt";
        }

        public String getFavouriteCategory() {
            return Optional.<String>empty().orElseThrow(() -> new IllegalStateException("secret-value"));
        }
    }

    @Test
    void an_object_that_holds_itself_is_followed_only_along_the_path() {
        assertThat(consents.view(ANNA, ADS, new Ring()).text("address.city")).contains("Musterstadt");
    }

    @Test
    void a_getter_that_fails_is_named_without_what_it_said() {
        ProfileView view = consents.view(ANNA, ADS, new Ring());

        assertThatThrownBy(() -> view.text("favouriteCategory"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("favouriteCategory")
                .hasMessageContaining("IllegalStateException")
                .hasNoCause()
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-value"));
        assertThat(view.explain(OIL).factors()).isEmpty();
    }

    @Test
    void absent_and_odd_members_are_absent_and_keep_the_place_of_the_others() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("sku", null);
        odd.put("date", Optional.empty());
        Object profile = Map.of("orders", Arrays.asList(null, odd, 7, order("tea-07", "2026-03-03")));
        ProfileView view = consents.view(ANNA, ADS, profile);

        assertThat(view.items("orders[].sku")).containsExactly("tea-07");
        assertThat(view.elements("orders[]")).hasSize(3);
        assertThat(view.elements("orders[]").get(2).text("sku")).contains("tea-07");
        assertThat(view.explain(OIL).factors().get(0).values()).containsExactly(Value.of("tea-07"));
    }

    @Test
    void an_object_in_the_place_of_a_list_has_no_elements() throws Exception {
        ObjectNode json =
                (ObjectNode) JsonMapper.builder().build().readTree("{\"orders\": {\"first\": {\"sku\": \"oil-03\"}}}");

        assertThat(consents.view(ANNA, ADS, json).items("orders[].sku")).isEmpty();
        assertThat(consents.view(ANNA, ADS, Map.of("orders", Map.of("sku", "x")))
                        .elements("orders[]"))
                .isEmpty();
    }

    @Test
    void what_does_not_fit_is_not_handed_out_and_was_not_read() {
        ProfileView view = consents.view(ANNA, ADS, anna());

        assertThat(view.number("favouriteCategory")).isEmpty();
        assertThat(view.date("favouriteCategory")).isEmpty();
        assertThat(view.flag("favouriteCategory")).isEmpty();
        assertThat(view.location("favouriteCategory")).isEmpty();
        assertThat(view.numbers("orders[].sku")).isEmpty();

        assertThat(view.explain(OIL).factors()).isEmpty();
    }

    @Test
    void whoever_only_counts_the_elements_has_read_how_many_there_are() {
        ProfileView view = consents.view(ANNA, ADS, anna());
        assertThat(view.elements("orders[]").isEmpty()).isFalse();

        Explanation why = view.explain(OIL);

        assertThat(why.factors().get(0).values()).isEmpty();
        assertThat(why.factors().get(0).more()).isEqualTo(4);
    }
}
