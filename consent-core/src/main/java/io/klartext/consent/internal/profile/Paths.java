package io.klartext.consent.internal.profile;

/** Tells a developer, also where a purpose is denied, that a path was asked for in a way that can never answer. */
final class Paths {

    private Paths() {}

    static void single(String path) {
        if (AttributePath.hasList(path)) {
            throw mistaken(path, "is a list: read it with items, numbers or elements");
        }
    }

    static void several(String path) {
        if (!AttributePath.hasList(path)) {
            throw mistaken(path, "is a single value: read it with text, number, flag, date, instant or location");
        }
    }

    static void list(String path) {
        if (!AttributePath.isList(path)) {
            throw mistaken(path, "does not end at a list: go through a list with elements(\"orders[]\")");
        }
    }

    private static IllegalArgumentException mistaken(String path, String mend) {
        return new IllegalArgumentException("The attribute \"" + path + "\" " + mend);
    }
}
