package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentException;
import io.klartext.consent.policy.Policy;
import io.klartext.examples.shop.ShopArguments;
import io.klartext.examples.shop.ShopConfig;
import io.klartext.examples.shop.ShopServer.PortTakenException;
import io.klartext.examples.shop.sample.SampleData;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the shop with consent from the command line. */
public final class ConsentShopMain {

    private static final int WRONG_USE = 2;
    private static final String POLICY = "--policy";
    private static final String HELP =
            ShopArguments.HELP + "\n  --policy F   another policy than the one that ships with the shop";

    private ConsentShopMain() {}

    /** Runs until the program is ended; exit code 2 and one line per problem tell what is wrong. */
    public static void main(String[] arguments) {
        try {
            run(new ArrayList<>(List.of(arguments)), System.out);
        } catch (IllegalArgumentException | ConsentException | PortTakenException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static void run(List<String> arguments, PrintStream out) {
        int given = arguments.indexOf(POLICY);
        Policy policy = given < 0 ? ConsentShop.policy() : Policy.read(Path.of(value(arguments, given)));
        if (given >= 0) {
            arguments.subList(given, given + 2).clear();
        }
        ShopArguments wanted = ShopArguments.parse(arguments.toArray(String[]::new));
        if (wanted.help()) {
            out.println(HELP);
            return;
        }
        ConsentShop shop = ConsentShop.start(ShopConfig.of(wanted.port(), wanted.data()), policy);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close, "close the shop"));
        out.println("Muster Feinkost is open: " + shop.server().uri());
        out.println("Log in as anna, ben or clara, or for the staff as dora or karla; the password is "
                + SampleData.PASSWORD + ". Ctrl-C closes the shop.");
        shop.server().await();
    }

    private static String value(List<String> arguments, int name) {
        if (name + 1 >= arguments.size()) {
            throw new IllegalArgumentException(POLICY + " needs a file; --help tells more");
        }
        return arguments.get(name + 1);
    }
}
