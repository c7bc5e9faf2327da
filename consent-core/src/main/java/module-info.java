/**
 * Consent and transparency for shops: policies, recorded choices, decisions, default-deny profile views and the
 * explanations derived from them. Needs no web server and no database.
 */
module io.klartext.consent.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires transitive micrometer.core;
    requires org.slf4j;

    exports io.klartext.consent;
    exports io.klartext.consent.decision;
    exports io.klartext.consent.explain;
    exports io.klartext.consent.key;
    exports io.klartext.consent.ledger;
    exports io.klartext.consent.policy;
    exports io.klartext.consent.profile;
    exports io.klartext.consent.receipt;
    exports io.klartext.consent.select;
    exports io.klartext.consent.store;
}
