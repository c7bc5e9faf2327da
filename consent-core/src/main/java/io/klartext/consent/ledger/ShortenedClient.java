package io.klartext.consent.ledger;

import java.util.regex.Pattern;

/**
 * Where a request came from, shortened so far that it names nobody. Nothing of the kind is recorded unless a shop switches
 * it on (GDPR 5(1)(c)).
 *
 * <p>Making one throws {@link IllegalArgumentException} if the network is longer than that or the program is no plain name.
 *
 * @param network the first 24 bits of an IPv4 address or the first 48 of an IPv6 address, such as {@code 192.0.2.0/24}
 *     or {@code 2001:db8:1::/48}
 * @param program the browser's name without versions, such as {@code Firefox}
 */
public record ShortenedClient(String network, String program) {

    private static final Pattern NETWORK =
            Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.0/24|([0-9a-f]{1,4}:){1,3}:/48|::/48");
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z][A-Za-z ]{0,30}");

    public ShortenedClient {
        if (!NETWORK.matcher(network).matches() || !PROGRAM.matcher(program).matches()) {
            throw new IllegalArgumentException(
                    "A client is recorded as a network of 24 bits (IPv4) or 48 bits (IPv6) and"
                            + " the browser's name without a version");
        }
    }
}
