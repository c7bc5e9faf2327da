package io.klartext.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.customer.CustomerProfile;
import io.klartext.examples.shop.database.ShopDatabase;
import io.klartext.examples.shop.order.Cart;
import io.klartext.examples.shop.surface.ShopParts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shop remembers, with real files and real restarts. */
class ShopPersistenceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @TempDir
    private Path folder;

    @Test
    void aNewShopHasCustomersWhoBoughtWithinTheLastYear() {
        run(shop -> {
            CustomerProfile anna = shop.history().profile("c-1842");
            assertThat(anna.favouriteCategory()).isEqualTo("oil");
            assertThat(anna.orders().get(0).date()).isEqualTo(TODAY.minusDays(9));
            assertThat(anna.orders())
                    .isSortedAccordingTo((a, b) -> b.date().compareTo(a.date()))
                    .allSatisfy(order -> assertThat(order.date()).isBetween(TODAY.minusYears(1), TODAY));
            assertThat(anna.views().get(0).sku()).isEqualTo("oil-06");
            assertThat(shop.orders().baskets()).hasSizeGreaterThan(150);
        });
    }

    @Test
    void aRestartKeepsWhatCustomersDidAndAddsNoSamplesAgain() {
        run(shop -> {
            shop.customers().setFavourite("c-1842", "wine");
            shop.carts().add("c-1842", "wine-01", 2);
            shop.newsletter().subscribe("Anna@Example.com", TODAY);
            shop.history().viewed("c-1842", "wine-02", TODAY);
        });
        run(shop -> {
            CustomerProfile anna = shop.history().profile("c-1842");
            assertThat(anna.favouriteCategory()).isEqualTo("wine");
            assertThat(anna.views().get(0).sku()).isEqualTo("wine-02");
            assertThat(anna.orders()).hasSize(18);
            assertThat(shop.carts().find("c-1842").pieces()).isEqualTo(2);
            assertThat(shop.newsletter().isSubscribed("anna@example.com")).isTrue();
        });
    }

    @Test
    void aVisitorsCartEndsWithTheRunOfTheShop() {
        run(shop -> shop.carts().add("v-1", "oil-01", 1));
        run(shop -> assertThat(shop.carts().find("v-1").lines()).isEmpty());
    }

    @Test
    void anOrderEmptiesTheCartAndKeepsThePricesOfItsDay() {
        run(shop -> {
            shop.carts().add("c-1850", "wine-01", 3);
            Cart cart = shop.carts().find("c-1850");
            shop.orders().checkOut("c-1850", cart, "c-1850", TODAY);
            assertThat(shop.carts().find("c-1850").lines()).isEmpty();
            assertThat(shop.orders().ofCustomer("c-1850").get(0).total()).isEqualTo(2970);
            assertThat(shop.history().profile("c-1850").orders().get(0).sku()).isEqualTo("wine-01");
        });
    }

    @Test
    void lookingAgainMovesAPageToTheFrontAndKeepsItOnce() {
        run(shop -> {
            shop.history().viewed("c-1851", "oil-01", TODAY);
            shop.history().viewed("c-1851", "oil-02", TODAY);
            shop.history().viewed("c-1851", "oil-01", TODAY);
            assertThat(shop.history().profile("c-1851").views())
                    .extracting(view -> view.sku())
                    .containsExactly("oil-01", "oil-02");
        });
    }

    @Test
    void onlyTheRightPasswordOpensAnAccount() {
        run(shop -> {
            assertThat(shop.customers().logIn(" Anna ", "feinkost")).isPresent();
            assertThat(shop.customers().logIn("anna", "Feinkost")).isEmpty();
            assertThat(shop.customers().logIn("nobody", "feinkost")).isEmpty();
        });
    }

    private void run(Consumer<ShopParts> work) {
        ShopConfig config = ShopConfig.of(0, folder).at(TestShop.CLOCK);
        try (ShopDatabase database = ShopDatabase.open(folder)) {
            work.accept(ShopAssembly.of(config, database));
        }
    }
}
