package io.klartext.consent.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * From which age a child may consent to an online service alone (GDPR 8(1)): 16 years, unless a country's law says 13, 14
 * or 15. A country that is not known here counts as 16.
 *
 * <p>Source: the national laws that implement GDPR 8(1), such as section 4(4) of the Austrian DSG, article 7 of the Belgian
 * law of 30 July 2018, section 6 of the Danish databeskyttelsesloven as in force since 1 January 2024 (15 years), article 45
 * of the French law 78-17, article 2-quinquies of the Italian codice; as of November 2026.
 */
public final class ConsentAge {

    /** The age where no law says otherwise. */
    private static final int STANDARD = 16;

    private static final Map<String, Integer> BY_COUNTRY = new HashMap<>();

    static {
        put(13, "BE", "EE", "FI", "GB", "IS", "LV", "MT", "NO", "PT", "SE");
        put(14, "AT", "BG", "CY", "ES", "IT", "LT");
        put(15, "CZ", "DK", "FR", "GR", "SI");
    }

    private ConsentAge() {}

    private static void put(int age, String... countries) {
        for (String country : countries) {
            BY_COUNTRY.put(country, age);
        }
    }

    /**
     * The age in a country.
     *
     * @param country an ISO 3166-1 alpha-2 code
     * @return 13 to 16, in whole years
     */
    public static int in(String country) {
        return BY_COUNTRY.getOrDefault(country, STANDARD);
    }
}
