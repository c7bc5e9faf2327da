package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Loads what stands in the place of a block: a file, a JSP or a servlet of the shop, included into a response of our own.
 * It is called before the shop's page has begun, because a dispatch inside of one of the page's own writes would upset the
 * container. Nothing of the visitor's form and no body reaches a fragment, and no header of it reaches the visitor.
 */
public final class FragmentLoader {

    /** How long a fragment may be, in bytes of UTF-8. */
    public static final int MOST_BYTES = 16 * 1024;

    private FragmentLoader() {}

    /**
     * Loads a fragment.
     *
     * @param request the request for the page
     * @param response the page's response; nothing is written to it
     * @param path where it lives, inside the web application, such as {@code /fragments/neutral-banner.html}
     * @return its markup, or why there is none; never an exception
     */
    public static Fragment load(HttpServletRequest request, HttpServletResponse response, String path) {
        @Nullable RequestDispatcher dispatcher = request.getRequestDispatcher(path);
        if (dispatcher == null) {
            return missing(path, "is no path of this web application; let it begin with a slash");
        }
        CapturedResponse captured = new CapturedResponse(response, MOST_BYTES);
        try {
            dispatcher.include(new FragmentRequest(request, path, captured), captured);
            captured.finish();
        } catch (IOException | ServletException | RuntimeException e) {
            return missing(
                    path, "cannot be included (" + e.getClass().getName() + "); look whether it exists and works");
        }
        if (captured.isTooLong()) {
            return missing(path, "is longer than " + MOST_BYTES + " bytes; make it shorter");
        }
        try {
            String html = captured.text();
            return html.isEmpty()
                    ? missing(path, "is empty; look whether it exists and works")
                    : new Fragment.Loaded(html);
        } catch (CharacterCodingException e) {
            return missing(path, "is not UTF-8; save it as UTF-8, or write it with the writer of the response");
        }
    }

    private static Fragment missing(String path, String why) {
        return new Fragment.Missing("The fragment " + path + " " + why);
    }
}
