package io.klartext.consent.it.container;

import java.io.IOException;
import java.util.Arrays;

/** Starts a container in such a way that it does not outlive the tests, however they end. */
public final class Guarded {

    private Guarded() {}

    /** Starts a main class, named first, with the other arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Guarded::dieWithTheTests, "watches-the-tests");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** The tests hold the other end of this process's input: when they die, it closes. */
    private static void dieWithTheTests() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            System.err.println("The input broke: " + e.getClass().getName());
        }
        Runtime.getRuntime().halt(0);
    }
}
