package io.klartext.consent.it.container.app;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of the shop, and what becomes of them. */
public final class Pages {

    /** Longer than every buffer on the way, and with an end that only the end of the page makes certain. */
    public static final String LONG = page("long", 300) + "[[";

    /** Shorter than every buffer on the way. */
    public static final String SHORT = page("short", 3) + "[[";

    /** Longer than what lies between a container and a browser that reads slowly. */
    public static final String HUGE = page("huge", 6000) + "[[";

    private Pages() {}

    private static String page(String title, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(line -> "<p>" + line + "[[+]] gr\u00fcn [[-nobody may see this]]</p>\n")
                .collect(Collectors.joining("", "<!DOCTYPE html>\n<title>" + title + "</title>\n", "<p>end</p>\n"));
    }

    /** What the browser gets of a page. */
    public static String adapted(String page) {
        return Marks.BEGIN + page.replace("[[+]]", Marks.MORE).replace("[[-nobody may see this]]", "") + Marks.END;
    }
}
