package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.ConsentException;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an annotated object tells as JSON. Nina Beispiel does not exist. */
@Tag("GDPR-5.1.c")
@Tag("GDPR-25")
class MinimizerTest {

    private static final Policy POLICY = SamplePolicy.policy();

    /** A mapper that everybody would use: without support for times, so that a test of them brings its own format. */
    private final ObjectMapper mapper = JsonMapper.builder().build();

    private final Minimizer minimizer = Minimizer.of(mapper, POLICY);

    record Order(String sku, String date, String price) {}

    record Customer(
            @PersonalData(category = "favourite-category") String favouriteCategory,
            @PersonalData(category = "purchase-history") List<Order> orders,
            String password) {}

    @SuppressWarnings("ArrayRecordComponent") // Shops have such pages.
    record Page<T>(int number, List<T> items, Map<String, T> byName, T[] all) {}

    static final Customer NINA = new Customer(
            "oil", List.of(new Order("oil-1", "2026-05-03", "12"), new Order("wine-7", "2026-06-01", "9")), "geheim");

    static Decision allowed(PurposeId purpose) {
        return new Decision(purpose, Reason.GRANTED, LegalBasis.CONSENT, 1, null, null);
    }

    static Decision denied(PurposeId purpose) {
        return new Decision(purpose, Reason.NOT_ASKED, LegalBasis.CONSENT, 1, null, null);
    }

    private String ads(@Nullable Object value) {
        return minimizer.write(allowed(ADS), value);
    }

    private String ads(ObjectMapper other, Object value) {
        return Minimizer.of(other, POLICY).write(allowed(ADS), value);
    }

    static Policy minimising(String attribute, String value) {
        return SamplePolicy.changed(document -> {
            try {
                SamplePolicy.ads(document)
                        .withObject("/minimise")
                        .set(attribute, JsonMapper.builder().build().readTree(value));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    @Test
    void an_object_holds_only_the_attributes_that_the_policy_declares_for_the_purpose() {
        assertThat(ads(NINA))
                .isEqualTo("{\"favouriteCategory\":\"oil\",\"orders\":["
                        + "{\"sku\":\"oil-1\",\"date\":\"2026-05-03\"},{\"sku\":\"wine-7\",\"date\":\"2026-06-01\"}]}");
        assertThat(minimizer.write(allowed(ORDERS), NINA))
                .doesNotContain("oil\",", "geheim", "price")
                .contains("oil-1");
        assertThat(minimizer.write(allowed(CONTACTS), NINA)).isEqualTo("{}");
    }

    @Test
    void without_a_yes_an_object_is_empty() {
        assertThat(minimizer.write(denied(ADS), NINA)).isEqualTo("{}");
        assertThat(minimizer.write(allowed(PurposeId.of("unknown")), NINA)).isEqualTo("{}");
        assertThat(minimizer.write(new Decision(ADS, Reason.GRANTED, LegalBasis.CONSENT, 2, null, null), NINA))
                .isEqualTo("{}");
    }

    @Test
    void a_mapper_with_the_module_tells_nothing_without_a_decision() throws Exception {
        ObjectMapper own =
                JsonMapper.builder().addModule(new PersonalDataModule()).build();

        assertThat(own.writeValueAsString(NINA)).isEqualTo("{}");
        assertThat(own.writeValueAsString(Map.of("customer", NINA))).isEqualTo("{\"customer\":{}}");
        assertThat(own.valueToTree(NINA).toString()).isEqualTo("{}");
        assertThat(own.writeValueAsString(new Order("a", "b", "c")))
                .isEqualTo("{\"sku\":\"a\",\"date\":\"b\",\"price\":\"c\"}");
        assertThat(own.readValue("{\"favouriteCategory\":\"oil\"}", Customer.class)
                        .favouriteCategory())
                .isEqualTo("oil");
    }

    @Test
    void the_mapper_that_was_given_is_not_changed() throws Exception {
        assertThat(mapper.writeValueAsString(NINA)).contains("geheim");
    }

    @Test
    void a_mapper_that_has_the_module_already_may_be_given() {
        assertThat(ads(JsonMapper.builder().addModule(new PersonalDataModule()).build(), NINA))
                .contains("oil-1")
                .doesNotContain("geheim");
    }

    @Test
    void an_annotated_object_is_minimised_wherever_it_stands() {
        String one = ads(NINA);
        Page<Customer> page = new Page<>(7, List.of(NINA), Map.of("a", NINA), new Customer[] {NINA});

        assertThat(ads(page))
                .isEqualTo(
                        "{\"number\":7,\"items\":[" + one + "],\"byName\":{\"a\":" + one + "},\"all\":[" + one + "]}");
        assertThat(ads(List.of(NINA))).isEqualTo("[" + one + "]");
        assertThat(ads(null)).isEqualTo("null");
    }

    @Test
    void an_annotated_object_is_no_key() {
        assertThat(ads(Map.of(NINA, 1))).isEqualTo("{\"***\":1}");
    }

    record OptionalFavourite(
            @PersonalData(category = "favourite-category") Optional<String> favouriteCategory,
            @PersonalData(category = "purchase-history") Optional<List<Order>> orders) {}

    @Test
    void optional_members_are_what_they_hold() {
        assertThat(ads(new OptionalFavourite(Optional.of("oil"), Optional.of(List.of(new Order("s", "d", "p"))))))
                .isEqualTo("{\"favouriteCategory\":\"oil\",\"orders\":[{\"sku\":\"s\",\"date\":\"d\"}]}");
        assertThat(ads(new OptionalFavourite(Optional.empty(), Optional.empty())))
                .isEqualTo("{\"favouriteCategory\":null,\"orders\":null}");
        assertThat(minimizer.write(allowed(CONTACTS), new OptionalFavourite(Optional.empty(), Optional.empty())))
                .isEqualTo("{}");
    }

    /** The older kind, with one annotation on a field and one on a getter. */
    public static class Person {
        @PersonalData(category = "favourite-category")
        private final String favouriteCategory = "oil";

        public final String note = "note";

        public String getFavouriteCategory() {
            return favouriteCategory;
        }

        @PersonalData(category = "purchase-history", attribute = "orders[].sku")
        public String getLastSku() {
            return "oil-1";
        }

        public boolean isMinor() {
            return true;
        }
    }

    public static class Buyer extends Person {
        public String getIban() {
            return "DE02";
        }
    }

    @Test
    void beans_and_what_they_inherit_are_treated_alike() {
        assertThat(ads(new Person())).isEqualTo("{\"favouriteCategory\":\"oil\",\"lastSku\":\"oil-1\"}");
        assertThat(ads(new Buyer())).isEqualTo("{\"favouriteCategory\":\"oil\",\"lastSku\":\"oil-1\"}");
    }

    interface HasFavourite {
        @PersonalData(category = "favourite-category")
        String getFavouriteCategory();
    }

    public static class Guest implements HasFavourite {
        @Override
        public String getFavouriteCategory() {
            return "oil";
        }

        public String getName() {
            return "Nina Beispiel";
        }
    }

    @Test
    void an_annotation_on_an_interface_counts() {
        assertThat(ads(new Guest())).isEqualTo("{\"favouriteCategory\":\"oil\"}");
    }

    @PersonalData(category = "purchase-history", attribute = "orders[]")
    record Bought(
            String sku,
            String date,
            String price,
            @PersonalData(category = "contacts") String friend) {}

    record Basket(
            @PersonalData(category = "purchase-history") List<Bought> orders) {}

    @Test
    void an_annotation_on_a_type_speaks_for_its_members() {
        Bought bought = new Bought("s", "d", "p", "f");

        assertThat(ads(bought)).isEqualTo("{\"sku\":\"s\",\"date\":\"d\"}");
        assertThat(ads(new Basket(List.of(bought)))).isEqualTo("{\"orders\":[{\"sku\":\"s\",\"date\":\"d\"}]}");
    }

    record Misnamed(
            @PersonalData(category = "purchase-history") String date) {}

    @Test
    void a_member_whose_path_the_policy_does_not_know_is_left_out() {
        assertThat(ads(new Misnamed("2026-05-03"))).isEqualTo("{}");
    }

    record Renamed(
            @JsonProperty("fav") @PersonalData(category = "favourite-category")
            String favouriteCategory,

            @PersonalData(category = "purchase-history") List<RenamedOrder> orders) {}

    record RenamedOrder(
            @JsonProperty("art-no") String sku,
            @JsonProperty("sku") String secret) {}

    @Test
    void paths_go_by_the_names_of_java_and_json_has_its_own() {
        Renamed renamed = new Renamed("oil", List.of(new RenamedOrder("oil-1", "geheim")));

        assertThat(ads(renamed)).isEqualTo("{\"fav\":\"oil\",\"orders\":[{\"art-no\":\"oil-1\"}]}");
        assertThat(ads(
                        JsonMapper.builder()
                                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                                .build(),
                        NINA))
                .startsWith("{\"favourite_category\":\"oil\",\"orders\":[{\"sku\":\"oil-1\"");
    }

    record Loose(
            @PersonalData(category = "purchase-history") Object orders,
            @PersonalData(category = "favourite-category") Object favouriteCategory) {}

    @Test
    void maps_trees_and_arrays_are_looked_into_by_the_same_paths() throws Exception {
        Map<Object, Object> order = new LinkedHashMap<>();
        order.put("sku", "s");
        order.put("price", "geheim");
        order.put(7, "geheim");
        order.put("date", List.of("geheim"));
        String expected = "{\"orders\":[{\"sku\":\"s\"}]}";

        assertThat(ads(new Loose(List.of(order), Map.of("geheim", 1)))).isEqualTo(expected);
        assertThat(ads(new Loose(new Object[] {order}, new byte[] {1}))).isEqualTo(expected);
        assertThat(ads(new Loose(
                        mapper.readTree("[{\"sku\":\"s\",\"price\":\"geheim\"}, \"geheim\", [\"geheim\"]]"),
                        mapper.readTree("[\"geheim\"]"))))
                .isEqualTo(expected);
        assertThat(ads(new Loose(order, Stream.of("geheim"))))
                .as("the policy speaks of a list")
                .isEqualTo("{}");
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(
            @Nullable @PersonalData(category = "favourite-category")
            String favouriteCategory,

            @Nullable @PersonalData(category = "contacts") String contacts) {}

    @Test
    void nothing_is_said_of_a_null_that_may_not_be_seen() {
        Loose loose = new Loose(nothing(), nothing());

        assertThat(ads(loose)).isEqualTo("{\"orders\":null,\"favouriteCategory\":null}");
        assertThat(minimizer.write(allowed(CONTACTS), loose)).isEqualTo("{}");
        assertThat(ads(new Sparse(null, null))).isEqualTo("{}");
    }

    @SuppressWarnings("NullAway") // A map or a mapper may well hand a null in.
    private static Object nothing() {
        return null;
    }

    static class Whole {}

    record Viewed(
            @JsonView(Whole.class) @PersonalData(category = "favourite-category")
            String favouriteCategory,

            @PersonalData(category = "purchase-history", attribute = "orders[].sku")
            String sku) {}

    @Test
    void views_of_jackson_narrow_further() throws Exception {
        ObjectMapper strict = JsonMapper.builder()
                .disable(MapperFeature.DEFAULT_VIEW_INCLUSION)
                .build();

        assertThat(minimizer.writer(allowed(ADS)).withView(Object.class).writeValueAsString(new Viewed("oil", "s")))
                .isEqualTo("{\"sku\":\"s\"}");
        assertThat(Minimizer.of(strict, POLICY)
                        .writer(allowed(ADS))
                        .withView(Whole.class)
                        .writeValueAsString(new Viewed("oil", "s")))
                .isEqualTo("{\"favouriteCategory\":\"oil\"}");
    }

    record Parts(@JsonUnwrapped(prefix = "p_") Customer customer, int number) {}

    record Owner(
            @JsonUnwrapped(prefix = "o_") @PersonalData(category = "purchase-history", attribute = "orders[]")
            Order order) {}

    @Test
    void an_unwrapped_object_keeps_its_names_and_its_secrets() {
        assertThat(ads(new Parts(NINA, 7)))
                .startsWith("{\"p_favouriteCategory\":\"oil\",\"p_orders\":[{\"sku\":")
                .endsWith("}],\"number\":7}")
                .doesNotContain("geheim");
        assertThat(ads(new Owner(new Order("s", "d", "p")))).isEqualTo("{\"o_sku\":\"s\",\"o_date\":\"d\"}");
        assertThat(minimizer.write(denied(ADS), new Parts(NINA, 7))).isEqualTo("{\"number\":7}");
    }

    record Ignoring(
            @PersonalData(category = "purchase-history") @JsonIgnoreProperties("date")
            List<Order> orders) {}

    @Test
    void what_a_member_ignores_stays_ignored() {
        assertThat(ads(new Ignoring(NINA.orders())))
                .isEqualTo("{\"orders\":[{\"sku\":\"oil-1\"},{\"sku\":\"wine-7\"}]}");
    }

    @Test
    void each_decision_is_written_by_the_version_that_it_rests_on() {
        Policy second =
                SamplePolicy.version(2, ads -> ads.withObject("/minimise").put("orders[].date", "year"));
        Minimizer both = Minimizer.of(mapper, POLICY, second);

        assertThat(both.write(allowed(ADS), NINA)).contains("2026-05-03");
        assertThat(both.write(new Decision(ADS, Reason.GRANTED, LegalBasis.CONSENT, 2, null, null), NINA))
                .contains("\"date\":\"2026\"")
                .doesNotContain("2026-05-03");
        assertThatThrownBy(() -> Minimizer.of(mapper, POLICY, POLICY))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void a_type_is_described_without_an_object() {
        Policy policy = minimising("orders[].date", "\"month\"");

        assertThat(Minimizer.of(mapper, policy).describe(allowed(ADS), Customer.class))
                .containsExactly(
                        "favouriteCategory: as it is",
                        "orders[].sku: as it is",
                        "orders[].date: only the month",
                        "orders[].price: left out, \"purchase-history\" has no attribute \"orders[].price\"",
                        "password: left out, no data category");
        assertThat(minimizer.describe(allowed(ORDERS), Customer.class))
                .contains("favouriteCategory: left out, the purpose does not read \"favourite-category\"");
        assertThat(minimizer.describe(denied(ADS), Renamed.class))
                .containsExactly(
                        "fav: left out, nothing is allowed (favouriteCategory)",
                        "orders[].art-no: left out, nothing is allowed (orders[].sku)",
                        "orders[].sku: left out, nothing is allowed (orders[].secret)");
        assertThat(minimizer.describe(allowed(ADS), Parts.class)).contains("number: as usual, no personal data");
    }
}
