package io.klartext.consent.it.container.app;

import io.klartext.consent.servlet.internal.adapt.response.ExpiredCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Shops that set cookies and permissions in all ways there are. */
final class CookieTraps {

    private CookieTraps() {}

    static void set(Traps traps) {
        traps.at("/cookies", CookieTraps::cookies)
                .at("/expire", CookieTraps::expire)
                .at("/permissions", CookieTraps::permissions);
    }

    private static void cookies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Set-Cookie", "basket=1; Path=/");
        response.setHeader("set-cookie", "_by_set=1; Path=/");
        response.addHeader("SET-COOKIE", "_by_add=1; Path=/; Max-Age=60");
        response.addCookie(new Cookie("_by_cookie", "1"));
        response.addCookie(new Cookie("language", "de"));
        Cookie old = new Cookie("_old", "");
        old.setMaxAge(0);
        response.addCookie(old);
        response.addHeader("Set-Cookie", "_older=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        request.getSession();
        response.getWriter().print("cookies");
    }

    private static void expire(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ExpiredCookies.lines("_ga", Optional.empty(), Optional.empty(), "www.shop.example")
                .forEach(line -> response.addHeader("Set-Cookie", line));
        response.getWriter().print("expired");
    }

    private static void permissions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self)");
        response.addHeader("permissions-policy", "geolocation=*, broken=(");
        response.getWriter().print("permissions");
    }
}
