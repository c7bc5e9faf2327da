package io.klartext.consent.model;

import io.klartext.consent.ledger.Evidence;

/** What a history that failed tells of itself. */
final class Told {

    private Told() {}

    static String of(Evidence evidence) {
        return " (version " + evidence.policyVersion() + ", "
                + evidence.method().word() + ", "
                + evidence.actor().kind() + (evidence.explicit() ? ", explicit" : "")
                + ", signals " + evidence.signals()
                + evidence.givenAt().map(given -> ", given " + given).orElse("")
                + evidence.key().map(key -> ", key " + key).orElse("") + ")";
    }
}
