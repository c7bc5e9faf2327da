package io.klartext.examples.shop;

import io.klartext.examples.shop.surface.OrdinarySurfaces;
import java.io.PrintStream;

/** Starts the shop as it is without consent: it uses all that it knows and asks nobody. */
public final class OrdinaryShop {

    private static final int WRONG_USE = 2;

    private OrdinaryShop() {}

    /** Runs until the program is ended; exit code 2 and one line tell what is wrong with the arguments or the port. */
    public static void main(String[] arguments) {
        try {
            ShopArguments wanted = ShopArguments.parse(arguments);
            if (wanted.help()) {
                System.out.println(ShopArguments.HELP);
                return;
            }
            run(wanted, System.out);
        } catch (IllegalArgumentException | ShopServer.PortTakenException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static void run(ShopArguments wanted, PrintStream out) {
        ShopServer shop = ShopServer.start(
                ShopConfig.of(wanted.port(), wanted.data()), OrdinarySurfaces::new, (context, parts) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "close the shop"));
        out.println("Muster Feinkost is open: " + shop.uri());
        shop.await();
    }
}
