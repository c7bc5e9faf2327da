package io.klartext.consent.it.adapted.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Pages whose markup is a trap to whoever reads it otherwise than a browser. */
final class MarkupTraps extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String TEXT_THAT_LOOKS_LIKE_MARKUP = """
            <!DOCTYPE html><html><head><title><div id=picks>kept 1</div></title>
            <style>/* <div id=picks>kept 2</div> */</style></head><body>
            <script>document.write("<div id=picks>kept 3<\\/div>"); // <!-- <script> </script> still in it --></script>
            <!-- <div id=picks>kept 4</div> --><!--[if IE]><div id=picks>kept 5</div><![endif]-->
            <textarea><div id=picks>kept 6</div></textarea><xmp><div id=picks>kept 7</div></xmp>
            <svg><desc>a</desc><style><![CDATA[<div id=picks>kept 8</div>]]></style></svg>
            <iframe><div id=picks>kept 9</div></iframe><div id=picks>denied</div><p>after</p>
            <plaintext><div id=picks>kept 10</div>""";

    private static final String UNTIDY = """
            <!doctype html><BODY><P>before<B>bold<I>both</B>slanted</I>
            <DIV CLASS=x ID=picks data-x='>'><UL><LI DATA-SKU=sku-1>denied 1<LI data-sku=sku-2>denied 2</UL><b><p>denied 3</b></DIV>
            <p id=picks>denied 4<p>after<div id="picks">denied 5</div ><em>end""";

    private static final String ROWS = """
            <!DOCTYPE html><body><table><tr data-sku=sku-1><td>one<td>two<tr data-sku=sku-2><td>three</td></tr></table>
            <ul id=picks><li data-sku=sku-3>four<li data-sku=sku-4>five</ul></body>""";

    private static final String CONTRADICTORY =
            "<!DOCTYPE html><meta charset=utf-8><p title='Gr\u00fc\u00dfe'>denied</p>"
                    + "<p title='Gruss'>M\u00fcller</p>";

    private static final String LINE = "<p class=filler>" + "nothing of interest ".repeat(40) + "</p>\n";
    private static final int LINES = 10_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/text" -> html(response, TEXT_THAT_LOOKS_LIKE_MARKUP);
            case "/untidy" -> inPieces(response, UNTIDY);
            case "/rows" -> html(response, ROWS);
            case "/charset" -> charset(response);
            case "/huge" -> huge(response);
            default -> response.sendError(404);
        }
    }

    private static void html(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static void inPieces(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += 3) {
            response.getOutputStream().write(bytes, at, Math.min(3, bytes.length - at));
            response.getOutputStream().flush();
        }
    }

    /** The header says one charset and the page another; the header counts. */
    private static void charset(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=ISO-8859-1");
        response.getOutputStream().write(CONTRADICTORY.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void huge(HttpServletResponse response) throws IOException {
        html(response, "<!DOCTYPE html><body><div id=picks>");
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < LINES; i++) {
            response.getOutputStream().write(line);
            if (i == LINES / 2) {
                response.getOutputStream().write("</div><main>".getBytes(StandardCharsets.UTF_8));
            }
        }
        response.getOutputStream().write("</main></body>".getBytes(StandardCharsets.UTF_8));
    }
}
