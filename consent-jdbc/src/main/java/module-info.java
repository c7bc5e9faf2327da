/** The durable store: choices, evidence, policies and the change feed in a SQL database. */
module io.klartext.consent.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.klartext.consent.core;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    exports io.klartext.consent.jdbc;
}
