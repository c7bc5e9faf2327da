package io.klartext.consent.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page as a shop makes it: a template, filled for each request with what is in stock. */
final class RenderedPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient OfferTemplate template = new OfferTemplate();
    private final transient Stock stock;

    RenderedPage(Stock stock) {
        this.stock = stock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        template.write(stock, response.getWriter());
    }
}
