/**
 * Consent and transparency in a jakarta.servlet shop: a filter that knows who is asking, the pages on which people choose
 * and read why, and the same as JSON.
 */
module io.klartext.consent.servlet {
    requires static transitive org.jspecify;
    requires transitive io.klartext.consent.core;
    requires transitive jakarta.servlet;
    requires transitive micrometer.core;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;

    exports io.klartext.consent.servlet;
    exports io.klartext.consent.servlet.adapt;
    exports io.klartext.consent.servlet.backend;
    exports io.klartext.consent.servlet.dryrun;
    exports io.klartext.consent.servlet.mail;
}
