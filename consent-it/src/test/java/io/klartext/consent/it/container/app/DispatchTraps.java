package io.klartext.consent.it.container.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shops that forward, include, and use the writer and the stream in one response. */
final class DispatchTraps {

    private static final int ODD = 997;
    /** How much a writer is given at once: template engines write letter by letter. */
    private static final Map<String, Integer> AT_ONCE = Map.of("writer", ODD, "letter", 1);

    private DispatchTraps() {}

    static void set(Traps traps) {
        traps.at("/long", DispatchTraps::page)
                .at("/forward", DispatchTraps::forward)
                .at("/including", DispatchTraps::including)
                .at("/part", DispatchTraps::part);
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        Integer letters = AT_ONCE.get(String.valueOf(request.getParameter("by")));
        if (letters != null) {
            PrintWriter out = response.getWriter();
            for (int at = 0; at < Pages.LONG.length(); at += letters) {
                out.write(Pages.LONG, at, Math.min(letters, Pages.LONG.length() - at));
            }
        } else {
            OutputStream out = response.getOutputStream();
            byte[] bytes = Pages.LONG.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += ODD) {
                out.write(bytes, at, Math.min(ODD, bytes.length - at));
            }
        }
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String to = request.getParameter("to");
        switch (request.getParameter("how")) {
            case "request" -> request.getRequestDispatcher(to).forward(request, response);
            case "context" ->
                request.getServletContext().getRequestDispatcher(to).forward(request, response);
            case "named" -> request.getServletContext().getNamedDispatcher(to).forward(request, response);
            case "wrapped" ->
                request.getRequestDispatcher(to).forward(request, new HttpServletResponseWrapper(response));
            case "captured-forward" -> captured(request.getRequestDispatcher(to)::forward, request, response);
            case "captured-include" -> captured(request.getRequestDispatcher(to)::include, request, response);
            default -> throw new IllegalArgumentException("an unknown way to forward");
        }
    }

    /** As shops with a layout do: the page is caught as text, and written into the layout. */
    private static void captured(Trap page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        CharArrayWriter text = new CharArrayWriter();
        PrintWriter writer = new PrintWriter(text);
        page.serve(request, new HttpServletResponseWrapper(response) {
            @Override
            public PrintWriter getWriter() {
                return writer;
            }

            @Override
            public void flushBuffer() {
                writer.flush();
            }
        });
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print("<body>");
        text.writeTo(response.getWriter());
        response.getWriter().print("</body>");
    }

    private static void including(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/html;charset=UTF-8");
        boolean writes = "writer".equals(request.getParameter("by"));
        say(response, writes, "a gr\u00fcn ");
        request.getRequestDispatcher("/part?by=stream").include(request, response);
        say(response, writes, "b");
        request.getRequestDispatcher("/part.jsp").include(request, response);
        say(response, writes, "c");
        request.getRequestDispatcher("/part?by=writer").include(request, response);
        say(response, writes, "d");
    }

    private static void part(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean writes = request.getParameter("by").equals("writer");
        say(response, writes, writes ? "(writer [[+]] gr\u00fcn)" : "(stream [[+]] gr\u00fcn)");
    }

    private static void say(HttpServletResponse response, boolean writes, String text) throws IOException {
        if (writes) {
            response.getWriter().print(text);
        } else {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
