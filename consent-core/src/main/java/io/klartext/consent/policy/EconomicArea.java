package io.klartext.consent.policy;

import java.util.Set;

/** Where the GDPR itself holds, so that data that goes there is not transferred (GDPR 44). */
final class EconomicArea {

    /**
     * The member states of the Union and Iceland, Liechtenstein and Norway (EEA Joint Committee 154/2018), and the regions
     * of France and Finland that are part of the Union and have codes of their own (TFEU 355(1), (4)).
     */
    private static final Set<String> COUNTRIES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "AX", "GF", "GP", "MF", "MQ", "RE",
            "YT");

    private EconomicArea() {}

    static boolean contains(String country) {
        return COUNTRIES.contains(country);
    }
}
