package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ledger.ShortenedClient;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shortens where a request came from before anything else sees it: the first 24 bits of an IPv4 address or 48 of an IPv6
 * address, and the browser's family. Used only where a shop switched it on.
 */
public final class ShortenedClients {

    /** Only what is an address is parsed; a name would be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    /** The order matters: nearly every browser claims to be the ones below it too. */
    private static final List<String[]> FAMILIES = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR", "Opera"},
            new String[] {"SamsungBrowser", "Samsung Internet"},
            new String[] {"Firefox", "Firefox"},
            new String[] {"FxiOS", "Firefox"},
            new String[] {"Chrome", "Chrome"},
            new String[] {"CriOS", "Chrome"},
            new String[] {"Safari", "Safari"});

    private ShortenedClients() {}

    /**
     * The shortened client of a request.
     *
     * @param request the request
     * @return network and program; empty if the address is none
     */
    public static Optional<ShortenedClient> of(HttpServletRequest request) {
        String program = program(request.getHeader("User-Agent"));
        return network(request.getRemoteAddr()).map(network -> new ShortenedClient(network, program));
    }

    static Optional<String> network(@Nullable String address) {
        String plain = address == null ? "" : bare(address).split("%", 2)[0];
        if (!ADDRESS.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress parsed = InetAddress.getByName(plain);
            byte[] bytes = parsed.getAddress();
            return Optional.of(
                    parsed instanceof Inet4Address
                            ? String.format("%d.%d.%d.0/24", bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
                            : String.format("%x:%x:%x::/48", pair(bytes, 0), pair(bytes, 2), pair(bytes, 4)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Jetty puts an IPv6 address in brackets. */
    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
    }

    static String program(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        return FAMILIES.stream()
                .filter(family -> agent.contains(family[0] + "/"))
                .map(family -> family[1])
                .findFirst()
                .orElse("Other");
    }
}
