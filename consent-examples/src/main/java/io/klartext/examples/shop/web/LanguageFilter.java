package io.klartext.examples.shop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the language of a page: what the visitor chose just now, what they chose before, what their browser asks for.
 * Only a choice is remembered, so nobody gets a cookie for reading.
 */
final class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String COOKIE = "lang";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String chosen = chosenIn(request.getQueryString());
        if (chosen != null) {
            remember(chosen, response);
        }
        String language = chosen != null ? chosen : fromCookie(request);
        Locale locale = Locale.forLanguageTag(language != null ? language : fromBrowser(request));
        request.setAttribute("t", Messages.in(locale));
        request.setAttribute("locale", locale);
        request.setAttribute("otherLanguageQuery", otherLanguage(request, locale));
        response.setLocale(locale);
        response.setCharacterEncoding("UTF-8");
        response.addHeader("Vary", "Accept-Language, Cookie");
        chain.doFilter(request, response);
    }

    /** Reads the query only: asking for a parameter would read the body of an upload. */
    private static @Nullable String chosenIn(@Nullable String query) {
        for (String pair : pairs(query)) {
            if (pair.equals("lang=de") || pair.equals("lang=en")) {
                return pair.substring("lang=".length());
            }
        }
        return null;
    }

    private static String otherLanguage(HttpServletRequest request, Locale locale) {
        List<String> kept = new ArrayList<>();
        if (request.getMethod().equals("GET")) {
            for (String pair : pairs(request.getQueryString())) {
                if (!pair.startsWith("lang=") && !pair.startsWith("done=")) {
                    kept.add(pair);
                }
            }
        }
        kept.add("lang=" + (locale.getLanguage().equals("de") ? "en" : "de"));
        return "?" + String.join("&", kept);
    }

    private static List<String> pairs(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
    }

    private static void remember(String language, HttpServletResponse response) {
        Cookie cookie = new Cookie(COOKIE, language);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
    }

    private static @Nullable String fromCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().matches("de|en")) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static String fromBrowser(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return "de";
        }
        for (Locale wanted : Collections.list(request.getLocales())) {
            if (wanted.getLanguage().equals("de") || wanted.getLanguage().equals("en")) {
                return wanted.getLanguage();
            }
        }
        return "en";
    }
}
