package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that asks for the whole page, and for plain bytes, whatever the browser has of it already. After a no the shop
 * must not answer that the personalised page has not changed, or send a part of it; and what a filter of the shop has
 * compressed cannot be adapted. Only {@code GET} and {@code HEAD} ask for less than the page: of other methods
 * {@code If-None-Match} means something else (RFC 9110, section 13.1.2).
 */
public class WholePageRequest extends HttpServletRequestWrapper {

    private static final Set<String> FOR_LESS = Set.of("if-none-match", "if-modified-since", "if-range", "range");

    /**
     * Hides what asks for less.
     *
     * @param request as the browser sent it
     */
    public WholePageRequest(HttpServletRequest request) {
        super(request);
    }

    private boolean hides(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("accept-encoding")
                || (FOR_LESS.contains(lower) && Set.of("GET", "HEAD").contains(getMethod()));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public long getDateHeader(String name) {
        return hides(name) ? -1 : super.getDateHeader(name);
    }

    @Override
    public int getIntHeader(String name) {
        return hides(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaderNames() {
        @Nullable Enumeration<String> names = super.getHeaderNames();
        if (names == null) {
            return null;
        }
        List<String> shown =
                Collections.list(names).stream().filter(name -> !hides(name)).toList();
        return Collections.enumeration(shown);
    }
}
