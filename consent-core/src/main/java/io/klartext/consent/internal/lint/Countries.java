package io.klartext.consent.internal.lint;

import java.util.Locale;
import java.util.Set;

/** Countries by ISO 3166-1 alpha-2, as the transfer of personal data knows them. */
final class Countries {

    /**
     * Countries with a decision of the Commission under GDPR 45(3): its published list with decision (EU) 2026/179 of
     * 26 January 2026 on Brazil as the newest. A later decision is not known here, so this list warns and never refuses.
     */
    private static final Set<String> ADEQUATE = Words.of("AD AR BR CA CH FO GB GG IL IM JE JP KR NZ US UY");

    /** Kosovo has no code of ISO 3166-1 but one that is in use. */
    private static final String KOSOVO = "XK";

    private static final Set<String> ALL = Set.of(Locale.getISOCountries());

    private Countries() {}

    static boolean exists(String country) {
        return ALL.contains(country) || country.equals(KOSOVO);
    }

    static boolean adequate(String country) {
        return ADEQUATE.contains(country);
    }
}
