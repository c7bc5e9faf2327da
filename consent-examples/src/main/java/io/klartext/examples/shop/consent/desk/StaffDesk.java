package io.klartext.examples.shop.consent.desk;

import io.klartext.examples.shop.customer.LoggedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for one member of staff. For everybody else there is no such page. */
abstract class StaffDesk extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String account;

    StaffDesk(String account) {
        this.account = account;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (LoggedIn.id(request).filter(account::equals).isPresent()) {
            super.service(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
