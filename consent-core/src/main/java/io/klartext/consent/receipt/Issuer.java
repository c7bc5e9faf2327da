package io.klartext.consent.receipt;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a receipt says of the shop that no policy says.
 *
 * <p>Making one throws {@link IllegalArgumentException} if a country is no code of two capital letters, none is named in
 * which data is stored, or the page has no absolute http or https address.
 *
 * @param country where the shop is established, an ISO 3166-1 alpha-2 code, or {@code EU}; its law is the receipt's
 * @param storedIn the countries in which the shop itself stores the data; those of recipients come from the policy
 * @param choices the page on which a person changes a choice as easily as they made it (GDPR 7(3))
 */
public record Issuer(String country, List<String> storedIn, URI choices) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public Issuer {
        storedIn = storedIn.stream().distinct().sorted().toList();
        if (storedIn.isEmpty()
                || !COUNTRY.matcher(country).matches()
                || !storedIn.stream().allMatch(code -> COUNTRY.matcher(code).matches())) {
            throw new IllegalArgumentException("A country is two capital letters, such as DE; name at least one");
        }
        if (!("https".equals(choices.getScheme()) || "http".equals(choices.getScheme())) || choices.getHost() == null) {
            throw new IllegalArgumentException(
                    "The page of the choices needs a whole address, such as https://shop.example/consent/choices");
        }
    }

    /**
     * A shop that stores its data where it is established.
     *
     * @param country an ISO 3166-1 alpha-2 code
     * @param choices the page on which a person changes a choice
     * @return the issuer
     */
    public static Issuer of(String country, URI choices) {
        return new Issuer(country, List.of(country), choices);
    }
}
