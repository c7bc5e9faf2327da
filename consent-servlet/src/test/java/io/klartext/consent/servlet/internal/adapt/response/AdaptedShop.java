package io.klartext.consent.servlet.internal.adapt.response;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;

/**
 * A shop in a Tomcat whose HTML pages are put between two brackets, with {@code #} made longer: what does not survive there
 * need not be tried in other containers.
 */
final class AdaptedShop implements AutoCloseable {

    /** What the shop does at one path. */
    interface Serving {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private static final Logger TOMCAT = Logger.getLogger("org.apache");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Serving> servings = new HashMap<>();

    AdaptedShop() {
        TOMCAT.setLevel(Level.OFF);
        try {
            Path folder = Files.createTempDirectory("shop");
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", folder.toString());
            context.addFilterDef(definition());
            context.addFilterMap(everywhere());
            Wrapper wrapper = Tomcat.addServlet(context, "shop", new Shop(servings));
            wrapper.setAsyncSupported(true);
            context.addServletMappingDecoded("/", "shop");
            ErrorPage error = new ErrorPage();
            error.setErrorCode(500);
            error.setLocation("/error-page");
            context.addErrorPage(error);
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FilterDef definition() {
        FilterDef definition = new FilterDef();
        definition.setFilterName("adapting");
        definition.setFilter(new Adapting());
        definition.setAsyncSupported("true");
        return definition;
    }

    private static FilterMap everywhere() {
        FilterMap map = new FilterMap();
        map.setFilterName("adapting");
        map.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) {
            map.setDispatcher(type.name());
        }
        return map;
    }

    /** From now on the shop does this at that path. */
    AdaptedShop at(String path, Serving serving) {
        servings.put(path, serving);
        return this;
    }

    /** Gets a page; headers are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path));
        try {
            return HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the browser gets of a page. */
    String page(String path) {
        return get(path).body();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            ExpandWar.delete(tomcat.getServer().getCatalinaBase());
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Shop extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Serving> servings;

        Shop(Map<String, Serving> servings) {
            this.servings = servings;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            Object included = request.getAttribute("jakarta.servlet.include.servlet_path");
            String path = included == null ? request.getServletPath() : included.toString();
            Serving serving = servings.get(path);
            if (serving == null) {
                response.sendError(404);
            } else {
                serving.serve(request, response);
            }
        }
    }

    private static final class Adapting extends HttpFilter {

        private static final long serialVersionUID = 1L;

        private final transient PageAdapter adapter = new PageAdapter();

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (PageAdapter.begins(response)) {
                HttpServletResponse filtered = new MergedPermissions(
                        new FilteredCookies(response, cookie -> !cookie.name().startsWith("_"), Clock.systemUTC()),
                        Set.of("geolocation"));
                adapter.adapt(new WholePageRequest(request), filtered, chain, Brackets::new);
            } else {
                adapter.adapt(request, response, chain, Brackets::new);
            }
        }
    }

    private static final class Brackets implements PageAdaptation {

        @Override
        public boolean wanted(@Nullable String contentType, int status) {
            return contentType == null || contentType.startsWith("text/html");
        }

        @Override
        public OutputStream over(OutputStream out, Charset charset) {
            return new Bracketed(out);
        }
    }

    /** Holds {@code (} back until something follows, so that flushing and closing are seen to differ. */
    private static final class Bracketed extends FilterOutputStream {

        private boolean begun;
        private boolean open;

        Bracketed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (!begun) {
                begun = true;
                out.write('<');
            }
            if (open) {
                out.write('(');
            }
            open = b == '(';
            if (b == '#') {
                out.write("##########".getBytes(StandardCharsets.US_ASCII));
            } else if (!open) {
                out.write(b);
            }
        }

        @Override
        public void close() throws IOException {
            out.write(open ? "(>".getBytes(StandardCharsets.US_ASCII) : ">".getBytes(StandardCharsets.US_ASCII));
            out.close();
        }
    }
}
