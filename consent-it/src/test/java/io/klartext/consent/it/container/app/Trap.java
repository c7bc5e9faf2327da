package io.klartext.consent.it.container.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a shop does at one path. */
interface Trap {

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}
