/** Tests of the SQL store, on real files. */
@NullMarked
package io.klartext.consent.jdbc;

import org.jspecify.annotations.NullMarked;
