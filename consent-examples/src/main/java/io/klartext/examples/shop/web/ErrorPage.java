package io.klartext.examples.shop.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What visitors see when something is missing or broken. It asks neither the database nor a surface. */
final class ErrorPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        Object status = visit.request().getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) {
            visit.fail(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Object messages = visit.request().getAttribute("t");
        boolean explained = messages instanceof Messages t && t.has("error." + status + ".title");
        visit.with("status", status).with("error", explained ? status : "other");
        visit.with("categories", visit.shop().catalogue().categories());
        visit.request().getRequestDispatcher("/WEB-INF/jsp/error.jsp").forward(visit.request(), visit.response());
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        get(visit);
    }
}
