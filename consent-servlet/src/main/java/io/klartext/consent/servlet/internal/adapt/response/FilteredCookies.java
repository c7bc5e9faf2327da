package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A response that sets only the cookies it may, whichever way the shop sets them: {@code addCookie}, {@code addHeader},
 * {@code setHeader}. A cookie that takes another one away always may.
 *
 * <p>What the container sets by itself, the session cookie above all, never comes here: it writes to its own response, past
 * every wrapper. It is strictly necessary as long as the shop makes a session for nothing else.
 */
public final class FilteredCookies extends HttpServletResponseWrapper {

    private static final String SET_COOKIE = "Set-Cookie";

    private final Predicate<SetCookie> allowed;
    private final Clock clock;

    /**
     * Filters what is set from now on.
     *
     * @param response the response that gets the cookies that may be set
     * @param allowed whether a cookie may be set
     * @param clock the time, by which {@code Expires} is understood
     */
    public FilteredCookies(HttpServletResponse response, Predicate<SetCookie> allowed, Clock clock) {
        super(response);
        this.allowed = allowed;
        this.clock = clock;
    }

    private boolean maySet(SetCookie cookie) {
        return cookie.expires() || allowed.test(cookie);
    }

    private boolean refuses(String name, @Nullable String value) {
        return name.equalsIgnoreCase(SET_COOKIE) && value != null && !maySet(SetCookie.parse(value, clock.instant()));
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (maySet(SetCookie.of(cookie))) {
            super.addCookie(cookie);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!refuses(name, value)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!refuses(name, value)) {
            super.setHeader(name, value);
        }
    }
}
