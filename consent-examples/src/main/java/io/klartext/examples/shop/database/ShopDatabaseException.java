package io.klartext.examples.shop.database;

import java.sql.SQLException;

/** The shop's database does not work. Visitors see the friendly error page. */
public final class ShopDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShopDatabaseException(SQLException cause) {
        super("The shop's database does not answer: " + cause.getMessage(), cause);
    }
}
