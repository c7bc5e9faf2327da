package io.klartext.examples.shop.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import io.klartext.examples.shop.catalogue.Resources;
import io.klartext.examples.shop.customer.Customer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of {@code customers.json}: dates are days before the shop was first started. */
record SampleCustomers(List<Entry> customers) {

    record Entry(
            String id,
            String userName,
            String name,
            String email,
            String phone,
            @Nullable String favourite,
            List<Purchase> orders,
            Map<String, Integer> views) {

        Customer customer() {
            return new Customer(id, userName, name, email, phone, favourite);
        }
    }

    record Purchase(int daysAgo, Map<String, Integer> lines) {}

    static SampleCustomers read() {
        return new SampleCustomers(Resources.read("customers.json", new TypeReference<>() {}));
    }
}
