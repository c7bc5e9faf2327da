/**
 * Consent and transparency in Thymeleaf templates: content for a purpose, something else without it, why, and the choices.
 */
module io.klartext.consent.thymeleaf {
    requires static transitive org.jspecify;
    requires transitive thymeleaf;
    requires io.klartext.consent.servlet;
    requires jakarta.servlet;

    exports io.klartext.consent.thymeleaf;
}
