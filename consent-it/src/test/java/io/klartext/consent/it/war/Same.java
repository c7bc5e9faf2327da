package io.klartext.consent.it.war;

/** Holds two pages against each other, and shows the place where they part. */
final class Same {

    private static final int AROUND = 160;

    private Same() {}

    /** Fails where two texts differ. */
    static void assertSame(String what, String expected, String found) {
        if (expected.equals(found)) {
            return;
        }
        int at = 0;
        while (at < Math.min(expected.length(), found.length()) && expected.charAt(at) == found.charAt(at)) {
            at++;
        }
        throw new AssertionError(what + " differs at character " + at + "\n--- expected\n" + around(expected, at)
                + "\n--- found\n" + around(found, at));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - AROUND), at)
                + ">>>"
                + text.substring(at, Math.min(text.length(), at + AROUND));
    }
}
