/**
 * The store that survives the death of process and machine: {@link io.klartext.consent.jdbc.JdbcConsentStore}. One
 * portable schema and one implementation; what differs between databases is data in a dialect and one SQL file each.
 */
@NullMarked
package io.klartext.consent.jdbc;

import org.jspecify.annotations.NullMarked;
