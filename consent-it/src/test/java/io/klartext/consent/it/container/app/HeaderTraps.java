package io.klartext.consent.it.container.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Shops that compress, and that let caches keep their pages. */
final class HeaderTraps {

    private HeaderTraps() {}

    static void set(Traps traps) {
        traps.at("/compressed", HeaderTraps::compressed)
                .at("/cached", HeaderTraps::cached)
                .at("/conditional", HeaderTraps::conditional);
    }

    private static void compressed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Pages.SHORT.getBytes(StandardCharsets.UTF_8));
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(bytes.size());
        response.setHeader("ETag", "\"compressed\"");
        bytes.writeTo(response.getOutputStream());
    }

    private static void cached(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", request.getParameter("tag"));
        response.setHeader("Cache-Control", "public, max-age=600");
        response.setHeader("CDN-Cache-Control", "max-age=600");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Vary", "Accept-Language, cookie");
        response.setContentType(request.getParameter("type"));
        response.getOutputStream().write(Pages.SHORT.getBytes(StandardCharsets.UTF_8));
    }

    /** Says what of the request asks for less than the whole page. */
    private static void conditional(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        for (String name : new String[] {
            "If-None-Match", "If-Modified-Since", "Range", "If-Range", "Accept-Encoding", "Accept-Language"
        }) {
            if (request.getHeader(name) != null) {
                response.getWriter().println(name);
            }
        }
    }
}
