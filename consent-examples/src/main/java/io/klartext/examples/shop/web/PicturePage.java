package io.klartext.examples.shop.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The picture of a product. */
final class PicturePage implements Page {

    private static final String ENDING = ".svg";

    @Override
    public void get(Visit visit) throws IOException {
        String file = visit.rest();
        Optional<String> picture = file.endsWith(ENDING)
                ? visit.site().pictures().find(file.substring(0, file.length() - ENDING.length()))
                : Optional.empty();
        if (picture.isEmpty()) {
            visit.fail(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        HttpServletResponse response = visit.response();
        String tag = "\"" + Integer.toHexString(picture.get().hashCode()) + "\"";
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setHeader("ETag", tag);
        if (tag.equals(visit.request().getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = picture.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType("image/svg+xml");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
