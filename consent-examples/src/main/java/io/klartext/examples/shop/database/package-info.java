/** The shop's own SQLite file. */
@NullMarked
package io.klartext.examples.shop.database;

import org.jspecify.annotations.NullMarked;
