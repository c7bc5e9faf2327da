package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.profile.MinimizerTest.NINA;
import static io.klartext.consent.profile.MinimizerTest.allowed;
import static io.klartext.consent.profile.MinimizerTest.denied;
import static io.klartext.consent.profile.MinimizerTest.minimising;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.policy.Policy;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Declared transformations apply to objects as JSON, to members and to what lies below them. */
@Tag("GDPR-5.1.c")
@Tag("GDPR-25")
class MinimizerTransformationsTest {

    private final ObjectMapper mapper = JsonMapper.builder().build();

    @Test
    void transformations_apply_to_members_and_to_what_lies_below_them() {
        assertThat(Minimizer.of(mapper, minimising("orders[].date", "\"month\""))
                        .write(allowed(ADS), NINA))
                .contains("{\"sku\":\"oil-1\",\"date\":\"2026-05\"}");
        assertThat(Minimizer.of(mapper, minimising("orders[].sku", "\"drop\"")).write(allowed(ADS), NINA))
                .contains("[{\"date\":\"2026-05-03\"},{\"date\":\"2026-06-01\"}]");
        assertThat(Minimizer.of(mapper, minimising("orders[].sku", "[20]")).write(allowed(ADS), NINA))
                .as("no amount, so withheld")
                .contains("[{\"date\":\"2026-05-03\"},{\"date\":\"2026-06-01\"}]");
        assertThat(Minimizer.of(mapper, minimising("favouriteCategory", "\"exact\""))
                        .write(allowed(ADS), NINA))
                .contains("\"favouriteCategory\":\"oil\"");
    }

    @Test
    void hashes_need_keys() {
        Minimizer hashing = Minimizer.of(mapper, minimising("favouriteCategory", "\"hash\""));

        assertThat(hashing.write(allowed(ADS), NINA)).doesNotContain("favouriteCategory");
        assertThat(hashing.with(KeyRing.of(List.of("A".repeat(43)))).write(allowed(ADS), NINA))
                .containsPattern("\"favouriteCategory\":\"[\\w-]{16}\"");
    }

    @SuppressWarnings("JavaUtilDate")
    record Dated(
            @PersonalData(category = "purchase-history", attribute = "orders[].date")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            Date date,

            @PersonalData(category = "purchase-history", attribute = "orders[].sku")
            long millis) {}

    @Test
    @SuppressWarnings("JavaUtilDate") // Shops have such dates.
    void a_date_of_the_older_kind_is_a_time_and_a_number_is_none() {
        Dated dated = new Dated(new Date(1_777_852_800_000L), 1_777_852_800_000L);
        Policy policy = SamplePolicy.changed(document -> SamplePolicy.ads(document)
                .withObject("/minimise")
                .put("orders[].date", "month")
                .put("orders[].sku", "month"));

        assertThat(Minimizer.of(mapper, policy).write(allowed(ADS), dated)).isEqualTo("{\"date\":\"2026-05\"}");
    }

    record Somewhere(
            @PersonalData(category = "favourite-category", attribute = "favouriteCategory")
            Location position) {}

    @Test
    void a_location_is_seen_at_the_declared_precision() {
        Somewhere munich = new Somewhere(Location.at(48.137154, 11.576124).in("München", "Bayern", "DE"));

        assertThat(Minimizer.of(mapper, minimising("favouriteCategory", "\"city\""))
                        .write(allowed(ADS), munich))
                .isEqualTo("{\"position\":{\"latitude\":48.13,\"longitude\":11.52,"
                        + "\"city\":\"München\",\"region\":\"Bayern\",\"country\":\"DE\"}}");
        assertThat(Minimizer.of(mapper, minimising("favouriteCategory", "\"country\""))
                        .write(allowed(ADS), munich))
                .isEqualTo("{\"position\":{\"country\":\"DE\"}}");
        assertThat(Minimizer.of(mapper, minimising("favouriteCategory", "\"month\""))
                        .write(allowed(ADS), munich))
                .isEqualTo("{}");
        assertThat(Minimizer.of(mapper, SamplePolicy.policy()).write(denied(ADS), munich))
                .isEqualTo("{}");
    }

    record Contactable(
            @PersonalData(category = "purchase-history", attribute = "orders[].sku")
            String phone,

            @PersonalData(category = "purchase-history", attribute = "orders[].date")
            BigDecimal total) {}

    @Test
    void a_member_may_have_any_name_if_it_says_which_attribute_it_is() {
        Policy policy = SamplePolicy.changed(document -> SamplePolicy.ads(document)
                .withObject("/minimise")
                .put("orders[].sku", "mask")
                .set("orders[].date", document.arrayNode().add(20).add(50)));

        assertThat(Minimizer.of(mapper, policy)
                        .write(allowed(ADS), new Contactable("+49 170 1234567", new BigDecimal("49.90"))))
                .isEqualTo("{\"phone\":\"••••4567\",\"total\":\"20-50\"}");
    }
}
