package io.klartext.consent.it.adapted;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The lines of {@code hostile-texts.txt}, each of which wants to be more than text, and a page that tells if one was. */
public final class HostileTexts {

    /** All lines. */
    public static final List<String> LINES = lines();

    private HostileTexts() {}

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(HostileTexts.class.getResourceAsStream("hostile-texts.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new page; what goes wrong in it is told to the list. */
    static Page watched(BrowserContext context, List<String> wrong) {
        Page page = context.newPage();
        page.onDialog((Dialog dialog) -> {
            wrong.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(problem -> wrong.add("a script failed: " + problem));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                wrong.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (request.url().contains("//evil.example")) {
                wrong.add("asked for " + request.url());
            }
        });
        return page;
    }

    /** Where a script of a line ran; empty if none did. */
    static List<String> ran(Page page) {
        return IntStream.of((Integer) page.evaluate("() => window.owned ?? 0"))
                .filter(owned -> owned != 0)
                .mapToObj(owned -> "a script ran at " + page.url())
                .toList();
    }

    /** A line as a value in a query or a cookie. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
