package io.klartext.consent.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.profile.PersonalData;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-5.1.c")
class PersonalDataReportTest {

    record Order(String sku, String date, String price) {}

    record Customer(
            @PersonalData(category = "email") String email,
            @PersonalData(category = "purchases") List<Order> orders,

            @PersonalData(category = "purchases", attribute = "orders[].total")
            String lastTotal,

            @PersonalData(category = "email") Customer invitedBy,
            String shoeSize) {}

    record Page(int number, List<Customer> items) {}

    private static final Policy POLICY = Policy.parse("""
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Beispielgasse 1", "contact": "privacy@shop.example",
                            "authority": "authority@musterland.example"},
             "purposes": [
               {"id": "offers", "legalBasis": "consent", "title": {"en": "Offers"}, "description": {"en": "Offers for you."},
                "data": ["purchases"], "retention": "P30D", "consentLifetime": "P6M",
                "minimise": {"orders[].date": "month", "orders[].total": [20, 50], "orders[].sku": "drop"}},
               {"id": "newsletter", "legalBasis": "consent", "title": {"en": "Letter"}, "description": {"en": "A letter."},
                "data": ["email"], "retention": "P30D", "consentLifetime": "P6M"}],
             "dataCategories": [
               {"id": "purchases", "title": {"en": "What you bought"}, "origin": "observed",
                "attributes": ["orders[].sku", "orders[].date", "orders[].total"]},
               {"id": "email", "title": {"en": "E-mail"}, "origin": "told", "attributes": ["email", "invitedBy.email"]}]}
            """);

    @Test
    void it_says_for_each_purpose_what_each_member_shows_and_why_others_do_not() {
        assertThat(PersonalDataReport.of(Customer.class, POLICY)).isEqualTo("""
                Customer

                offers
                  email: left out, the purpose does not read "email"
                  orders[].sku: left out, dropped
                  orders[].date: only the month
                  orders[].price: left out, "purchases" has no attribute "orders[].price"
                  lastTotal: only the range: below 20, 20 to 50, 50 and more (orders[].total)
                  invitedBy: left out, the purpose does not read "email"
                  shoeSize: left out, no data category

                newsletter
                  email: as it is
                  orders[]: left out, the purpose does not read "purchases"
                  lastTotal: left out, the purpose does not read "purchases"
                  invitedBy: again Customer
                  shoeSize: left out, no data category
                """);
    }

    @Test
    void it_looks_into_types_that_are_written_as_usual_and_uses_the_names_of_the_mapper() {
        assertThat(PersonalDataReport.of(
                        Page.class,
                        POLICY,
                        JsonMapper.builder()
                                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                                .build()))
                .startsWith("Page\n\noffers\n  number: as usual, no personal data\n  items[].email: left out")
                .contains("  items[].last_total: only the range: below 20, 20 to 50, 50 and more (orders[].total)\n");
    }
}
