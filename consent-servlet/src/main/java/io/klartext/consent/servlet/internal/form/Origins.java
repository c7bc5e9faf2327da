package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.ConsentException;
import io.klartext.consent.servlet.internal.adapt.WebAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Origins as browsers write them (RFC 6454, section 6.1): lower case, and no port where it is the usual one. */
public final class Origins {

    private Origins() {}

    /**
     * The origin that a shop is set up with.
     *
     * @param url scheme, host and port of the shop
     * @return as a browser sends it
     * @throws ConsentException if it is no origin of a web page
     */
    public static String of(String url) {
        URI uri = parse(url);
        if (!isWeb(uri) || uri.getHost() == null || !url.equals(uri.getScheme() + "://" + bareAuthority(uri))) {
            throw refused();
        }
        return written(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /**
     * The origin under which a request came in.
     *
     * @param request the request
     * @return scheme, host and port if it is not the usual one
     */
    public static String of(HttpServletRequest request) {
        return written(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    private static boolean isWeb(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without anybody's name. */
    private static String bareAuthority(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static String written(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        boolean usual = port < 0 || port == WebAddress.usual(lower);
        return lower + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused();
        }
    }

    private static ConsentException refused() {
        return new ConsentException("An origin is scheme, host and port only, such as https://shop.example");
    }
}
