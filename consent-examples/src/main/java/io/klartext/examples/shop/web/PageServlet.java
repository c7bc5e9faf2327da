package io.klartext.examples.shop.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Carries a {@link Page}. */
final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Site site;
    private final transient Page page;

    PageServlet(Site site, Page page) {
        this.site = site;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        page.get(new Visit(site, request, response));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        page.post(new Visit(site, request, response));
    }
}
