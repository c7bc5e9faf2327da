package io.klartext.examples.shop.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Who is logged in, kept in the session. */
public final class LoggedIn {

    /** The session attribute that holds the {@linkplain Customer#id() id} of the customer who is logged in. */
    public static final String CUSTOMER_ID = "shop.customer";

    private LoggedIn() {}

    /** The customer's id, or nothing for a visitor. Never creates a session. */
    public static Optional<String> id(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(CUSTOMER_ID));
    }

    /** Remembers the customer, under a new session id so that an id known from before is worth nothing. */
    public static void remember(HttpServletRequest request, String customerId) {
        request.getSession().setAttribute(CUSTOMER_ID, customerId);
        request.changeSessionId();
    }

    /** Forgets the session with everything in it. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
