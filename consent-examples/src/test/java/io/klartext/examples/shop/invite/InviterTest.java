package io.klartext.examples.shop.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.examples.shop.customer.Customer;
import io.klartext.examples.shop.customer.Customers;
import io.klartext.examples.shop.database.ShopDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InviterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @TempDir
    private Path folder;

    private byte next;

    @Test
    void contactsWhoShopHereAreFoundByAddressAndByNumberHoweverTheyAreWritten() {
        try (ShopDatabase database = ShopDatabase.open(folder)) {
            Invitations result = inviter(database)
                    .invite(
                            "c-1",
                            List.of(
                                    new Contact("By mail", List.of("BEN@Example.com"), List.of()),
                                    new Contact("By phone", List.of(), List.of("0171/123 45 67")),
                                    new Contact("New", List.of("new@example.com"), List.of())),
                            TODAY);
            assertThat(result.alreadyHere()).containsExactly("By mail", "By phone");
            assertThat(result.invited()).extracting(Invitation::name).containsExactly("New");
        }
    }

    @Test
    void theSameFriendGetsTheSameCodeAgainAndCountsOnce() {
        try (ShopDatabase database = ShopDatabase.open(folder)) {
            Inviter inviter = inviter(database);
            List<Contact> friend = List.of(new Contact("New", List.of("new@example.com"), List.of()));
            assertThat(inviter.invite("c-1", friend, TODAY)).isEqualTo(inviter.invite("c-1", friend, TODAY));
            assertThat(inviter.count("c-1")).isEqualTo(1);
        }
    }

    @Test
    void nothingOfTheAddressBookIsInTheDatabaseAfterwards() throws IOException {
        try (ShopDatabase database = ShopDatabase.open(folder)) {
            inviter(database)
                    .invite("c-1", List.of(new Contact("Zebulon", List.of("zebulon@example.com"), List.of())), TODAY);
        }
        String file = new String(Files.readAllBytes(folder.resolve("shop.db")), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("c-1").doesNotContainIgnoringCase("zebulon");
    }

    private Inviter inviter(ShopDatabase database) {
        Customers customers = new Customers(database);
        customers.add(new Customer("c-1", "ben", "Ben", "ben@example.com", "+49 171 1234567", null), "unused");
        return new Inviter(database, customers, () -> new byte[] {0, 0, 0, 0, 0, 0, 0, 0, next++});
    }
}
