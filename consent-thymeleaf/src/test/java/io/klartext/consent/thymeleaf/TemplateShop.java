package io.klartext.consent.thymeleaf;

import io.klartext.consent.explain.Offer;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.RequestConsent;
import io.klartext.consent.testkit.FakeConsentManager;
import io.klartext.consent.testkit.SamplePolicy;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** A shop in a Tomcat whose only page is whatever template a test hands in, with the filter or without. */
final class TemplateShop implements AutoCloseable {

    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    final FakeConsentManager consents = FakeConsentManager.denyingAll(SamplePolicy.version(1));
    /** How often a template has looked at what only a purpose allows. */
    final AtomicInteger looks = new AtomicInteger();

    private final Tomcat tomcat = new Tomcat();
    private final TemplateEngine engine = new TemplateEngine();
    private volatile String template = "";

    private TemplateShop(boolean filtered) {
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new ConsentDialect());
        TOMCAT.setLevel(Level.OFF);
        try {
            Path folder = Files.createTempDirectory("template-shop");
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", folder.toString());
            if (filtered) {
                context.addServletContainerInitializer(
                        (classes, started) -> ConsentFilter.register(started, filter()), Set.of());
            }
            Tomcat.addServlet(context, "page", new TemplatePage());
            context.addServletMappingDecoded("/", "page");
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    static TemplateShop open() {
        return new TemplateShop(true);
    }

    static TemplateShop openWithoutTheFilter() {
        return new TemplateShop(false);
    }

    private ConsentFilter filter() {
        return ConsentFilter.builder(consents)
                .account(request -> Optional.of("c-1842"))
                .keys(KeyRing.temporary(new SecureRandom()))
                .build();
    }

    TemplateEngine engine() {
        return engine;
    }

    /** What a browser gets. */
    String render(String page) {
        template = page;
        try {
            URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/page?a=1&b=2");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            ExpandWar.delete(tomcat.getServer().getCatalinaBase());
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } finally {
            consents.close();
        }
    }

    /** The page; an error of the template is its content. */
    private final class TemplatePage extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Map<String, Object> variables = Map.of(
                    "skus", List.of("oil-01", "oil-02"), "ads", SamplePolicy.ADS.value(), "looks", looks, "tag", "<b>");
            response.setContentType("text/html;charset=UTF-8");
            String page;
            try {
                if (request.getAttribute(RequestConsent.class.getName()) != null) {
                    RequestConsent consent = RequestConsent.from(request);
                    consent.explain(consent.view(SamplePolicy.ADS, Map::of)
                            .explain(Offer.own("oil-02").onSurface("cart.picks")));
                }
                page = engine.process(
                        template,
                        new WebContext(
                                JakartaServletWebApplication.buildApplication(getServletContext())
                                        .buildExchange(request, response),
                                request.getLocale(),
                                variables));
            } catch (TemplateEngineException e) {
                page = messages(e);
            }
            response.getWriter().print(page);
        }

        private static String messages(Throwable error) {
            return error.getMessage() + (error.getCause() == null ? "" : "\n" + messages(error.getCause()));
        }
    }
}
