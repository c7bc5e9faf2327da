package io.klartext.examples.shop.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page of the shop. Showing it changes nothing; what changes something is posted and answered by a redirect. */
interface Page {

    /** Shows the page. */
    void get(Visit visit) throws IOException, ServletException;

    /** Does what a form on the page asks for. */
    default void post(Visit visit) throws IOException, ServletException {
        visit.fail(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
