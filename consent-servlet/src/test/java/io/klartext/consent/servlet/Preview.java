package io.klartext.consent.servlet;

import java.util.Optional;

/** Keeps a shop open, to look at its pages in a browser. */
final class Preview {

    private Preview() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (TestShop shop = TestShop.open(builder -> builder.account(request -> Optional.of("anna")))) {
            Browser anna = shop.browser();
            anna.choose("granted:personalized-ads");
            anna.choose("objected:statistics");
            System.out.println(shop.origin());
            System.out.println(anna.get("/offer").lastLine());
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
