package io.klartext.consent.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that costs the shop nothing: bytes that are ready. */
final class ReadyPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient byte[] page;

    ReadyPage() throws IOException {
        page = OfferPage.SHOP.bytes();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page);
    }
}
