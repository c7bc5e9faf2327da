package io.klartext.consent.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody outside the shop who gets data for a purpose (GDPR 13(1)(e), 28).
 *
 * @param id as purposes name it
 * @param name the company's name
 * @param country where it processes the data, an ISO 3166-1 alpha-2 code
 * @param role whether it acts for the shop or for itself
 * @param contract the agreement it is bound by, such as {@code GDPR 28}
 * @param transfer on which ground data leaves the European Economic Area, where it does (GDPR 44 to 49)
 * @param certification certificates by name, with the last day on which each is valid
 */
public record Recipient(
        String id,
        String name,
        String country,
        Role role,
        Optional<String> contract,
        Optional<TransferGround> transfer,
        Map<String, LocalDate> certification) {

    public Recipient {
        certification = Map.copyOf(certification);
    }

    /**
     * Whether it processes the data in the European Economic Area, so that nothing is transferred (GDPR 44).
     *
     * @return false for any other country, and for a code that is no country's
     */
    public boolean inEconomicArea() {
        return EconomicArea.contains(country);
    }

    /** For whom a recipient acts. */
    public enum Role implements DocumentWord {
        /** On the shop's instructions (GDPR 28). */
        PROCESSOR("processor"),
        /** For purposes of its own. */
        CONTROLLER("controller");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
