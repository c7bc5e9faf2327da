package io.klartext.consent.it.war;

import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import java.util.Set;
import java.util.stream.Collectors;

/** What a visitor has said to everything at once. */
enum Answer {
    NOTHING(""),
    REFUSED("refused:*"),
    ALLOWED("granted:*");

    private final String choice;

    Answer(String choice) {
        this.choice = choice;
    }

    /** As the form of the choices sends it; empty for nothing. */
    String choice() {
        return choice;
    }

    /** The purposes that it denies: silence is a no to whatever needs a yes. */
    Set<String> denied(Policy policy) {
        return policy.purposes().stream()
                .filter(purpose -> switch (this) {
                    case NOTHING -> purpose.legalBasis() == LegalBasis.CONSENT;
                    case REFUSED -> !purpose.legalBasis().required();
                    case ALLOWED -> false;
                })
                .map(Purpose::id)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
