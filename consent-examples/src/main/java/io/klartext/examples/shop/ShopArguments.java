package io.klartext.examples.shop;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was written after the command.
 *
 * @param port to listen on
 * @param data the folder of the database
 * @param help whether only the help is wanted
 */
public record ShopArguments(int port, Path data, boolean help) {

    /** What {@code --help} prints. */
    public static final String HELP = """
            Muster Feinkost, a fictional delicatessen shop

              --port N     the port to listen on (default 8080; 0 takes any free one)
              --data DIR   where the shop keeps its database (default target/shop-data)
              --help       this text""";

    private static final int DEFAULT_PORT = 8080;
    private static final Path DEFAULT_DATA = Path.of("target", "shop-data");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException in one line, with what is wrong and what would be right
     */
    public static ShopArguments parse(String... arguments) {
        int port = DEFAULT_PORT;
        Path data = DEFAULT_DATA;
        boolean help = false;
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            switch (name) {
                case "--port" -> port = port(value(name, rest));
                case "--data" -> data = Path.of(value(name, rest));
                case "--help", "-h" -> help = true;
                default -> throw new IllegalArgumentException("Unknown argument " + name + "; --help lists them");
            }
        }
        return new ShopArguments(port, data, help);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value; --help tells which");
        }
        return rest.next();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port takes a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
