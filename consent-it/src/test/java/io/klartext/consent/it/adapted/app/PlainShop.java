package io.klartext.consent.it.adapted.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The shop: pages in the ways that shops write them, some of which it lets every cache keep. It knows nothing of consent. */
final class PlainShop extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String TAG = "\"page-1\"";
    private static final String PUBLIC = "public, max-age=60";

    static void open(ServletContext context) {
        ServletRegistration.Dynamic shop = context.addServlet("plain-shop", new PlainShop());
        shop.setAsyncSupported(true);
        shop.addMapping("/");
        // guarded paths reach their servlets in the ways that a web.xml has
        context.addServlet("recommendations", new PlainShop()).addMapping("/recommendations/*");
        context.addServlet("special", new PlainShop()).addMapping("/special/*");
        context.addServlet("feed", new PlainShop()).addMapping("/feed/*");
        context.addServlet("markup-traps", new MarkupTraps()).addMapping("/markup/*");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
        switch (included instanceof String path ? path : request.getServletPath()) {
            case "/recommendations" -> guarded(response, "{\"recommended\":\"sku-9\"}");
            case "/special" -> html(response, "<!DOCTYPE html><title>S</title><p class=special>for special people");
            case "/feed" -> guarded(response, "{\"feed\":\"sku-8\"}");
            case "/offer" -> html(response, ShopPage.withOffer(request.getParameter("id")));
            case "/page" -> page(request, response);
            case "/cached" -> cached(request, response);
            case "/cached-late" -> cachedLate(response);
            case "/cached-by-cdn" -> cachedByCdn(response);
            case "/moved" -> moved(response);
            case "/reset" -> resetAndCached(response);
            case "/stock.json" -> stock(request, response);
            case "/pixel.gif" -> pixel(response);
            case "/neutral" -> html(response, "<p>neutral</p>");
            case "/forward" -> request.getRequestDispatcher("/page").forward(request, response);
            case "/include" -> including(request, response);
            case "/async" -> later(request);
            case "/async-dispatch" -> request.startAsync().dispatch("/page");
            case "/error" -> response.sendError(500);
            case "/exception" -> throw new ServletException("the shop's own fault");
            case "/broken" -> broken(response);
            case "/error-page" -> errorPage(response);
            case "/echo" -> response.setHeader("X-Echo", request.getParameter("text"));
            case "/ads/pixel.js", "/own.js" -> script(response);
            default -> response.sendError(404);
        }
    }

    private static void html(HttpServletResponse response, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader("Set-Cookie", "_ads_id=1; Path=/");
        response.addHeader("Set-Cookie", "basket=2; Path=/");
        String policy = request.getParameter("policy");
        if (policy != null) {
            response.setHeader("Content-Security-Policy", policy);
        }
        html(response, ShopPage.of("Page"));
    }

    /** Too late for another status: a part of the page is on its way. */
    private static void broken(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print("<!DOCTYPE html><title>Broken</title><p>the beginning</p>");
        response.flushBuffer();
        throw new IllegalStateException("the shop's own fault");
    }

    private static void errorPage(HttpServletResponse response) throws IOException {
        response.addHeader("Set-Cookie", "_ads_error=1; Path=/");
        html(response, ShopPage.of("Something went wrong"));
    }

    /** As a shop does it whose pages are the same for everybody. */
    private static void cached(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", PUBLIC);
        response.setHeader("ETag", TAG);
        if (TAG.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        html(response, ShopPage.of("Cached"));
    }

    /** Until its buffer is full a shop may say anything, even after it has begun to write. */
    private static void cachedLate(HttpServletResponse response) throws IOException {
        String page = ShopPage.of("Late");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(page.substring(0, 20));
        response.setHeader("Cache-Control", PUBLIC);
        response.setDateHeader("Expires", 4_102_444_800_000L);
        response.addHeader("X-Accel-Expires", "60");
        response.getWriter().print(page.substring(20));
    }

    private static void cachedByCdn(HttpServletResponse response) throws IOException {
        response.setIntHeader("X-Accel-Expires", 60);
        response.setHeader("CDN-Cache-Control", PUBLIC);
        response.setHeader("Cloudflare-CDN-Cache-Control", PUBLIC);
        response.setHeader("Surrogate-Control", "max-age=60");
        response.setHeader("Edge-Control", "max-age=60");
        html(response, ShopPage.of("By CDN"));
    }

    private static void resetAndCached(HttpServletResponse response) throws IOException {
        response.reset();
        response.setHeader("Cache-Control", PUBLIC);
        html(response, ShopPage.of("Reset"));
    }

    private static void moved(HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", PUBLIC);
        response.sendRedirect("page");
    }

    private static void guarded(HttpServletResponse response, String json) throws IOException {
        response.setHeader("Cache-Control", PUBLIC);
        response.setHeader("ETag", TAG);
        response.setContentType("application/json");
        response.getWriter().print(json);
    }

    private static void stock(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", PUBLIC);
        response.setHeader("ETag", TAG);
        response.setContentType("application/json");
        if (TAG.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.getWriter().print("{\"oil\":3}");
    }

    /** A cookie for advertising on what everybody gets alike. */
    private static void pixel(HttpServletResponse response) throws IOException {
        response.addHeader("Set-Cookie", "_ads_pixel=1; Path=/");
        response.setHeader("Cache-Control", PUBLIC);
        response.setContentType("image/gif");
        response.getOutputStream().write("GIF89a".getBytes(StandardCharsets.US_ASCII));
    }

    private static void script(HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript");
        response.getWriter().print("document.documentElement.dataset.own = 'ran';");
    }

    private static void including(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().print("<!DOCTYPE html><title>Including</title><p>before</p>");
        request.getRequestDispatcher("/page").include(request, response);
        response.getOutputStream().print("<p>after</p>");
    }

    /** Written by another thread, to the response that the container has. */
    private static void later(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                HttpServletResponse answer = (HttpServletResponse) context.getResponse();
                answer.addHeader("Set-Cookie", "_ads_id=1; Path=/");
                html(answer, ShopPage.of("Later"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                context.complete();
            }
        });
    }
}
