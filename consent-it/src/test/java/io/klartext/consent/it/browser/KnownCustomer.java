package io.klartext.consent.it.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klartext.examples.shop.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the shop knows about one of its sample customers, read from the same file.
 *
 * @param userName to log in with
 * @param favourite the name of the category that they told
 * @param bought the names of everything they bought
 * @param lookedAt the names of everything they looked at
 */
record KnownCustomer(String userName, String favourite, Set<String> bought, Set<String> lookedAt) {

    private static final Catalogue CATALOGUE = Catalogue.load();

    static KnownCustomer of(String userName, Words words) {
        Locale language = Locale.forLanguageTag(words.locale);
        for (JsonNode one : customers()) {
            if (one.path("userName").asText().equals(userName)) {
                Set<String> bought = new HashSet<>();
                one.path("orders")
                        .forEach(order -> order.path("lines").fieldNames().forEachRemaining(bought::add));
                Set<String> lookedAt = new HashSet<>();
                one.path("views").fieldNames().forEachRemaining(lookedAt::add);
                String favourite = CATALOGUE
                        .category(one.path("favourite").asText())
                        .orElseThrow()
                        .name()
                        .in(language);
                return new KnownCustomer(userName, favourite, titles(bought, language), titles(lookedAt, language));
            }
        }
        throw new IllegalArgumentException("There is no customer " + userName);
    }

    /** The same, after they have looked at one more product. */
    KnownCustomer havingLookedAt(String title) {
        Set<String> more = new HashSet<>(lookedAt);
        more.add(title);
        return new KnownCustomer(userName, favourite, bought, more);
    }

    private static JsonNode customers() {
        try (InputStream file = KnownCustomer.class.getResourceAsStream("/shop/customers.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file, "customers.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> titles(Set<String> skus, Locale language) {
        return skus.stream()
                .map(sku -> CATALOGUE.product(sku).orElseThrow().title().in(language))
                .collect(Collectors.toSet());
    }
}
