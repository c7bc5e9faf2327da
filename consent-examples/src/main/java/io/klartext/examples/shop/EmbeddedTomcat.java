package io.klartext.examples.shop;

import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import io.klartext.examples.shop.web.ShopPages;
import jakarta.servlet.ServletContext;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.jasper.servlet.JspServlet;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;

/** Sets up a Tomcat for the shop, with no more in it than the shop needs. */
final class EmbeddedTomcat {

    private static final int[] EXPLAINED = {400, 403, 404, 405, 413, 500};
    private static final String LARGEST_UPLOAD_READ_TO_ITS_END = String.valueOf(32 * 1024 * 1024);

    private EmbeddedTomcat() {}

    static Tomcat create(ShopConfig config, ShopParts shop, Surfaces surfaces, Consumer<ServletContext> more) {
        Tomcat tomcat = new Tomcat();
        tomcat.setSilent(true);
        tomcat.setBaseDir(config.data().resolve("work").toAbsolutePath().toString());
        tomcat.setConnector(connector(config.port()));
        Context context = tomcat.addContext("", config.webapp().toAbsolutePath().toString());
        noLeakHunt((StandardContext) context);
        sessions(context);
        servlets(context);
        errors(context, (StandardHost) tomcat.getHost());
        context.setJarScanner(new OnlyJstl());
        context.addServletContainerInitializer(new JasperInitializer(), null);
        context.addServletContainerInitializer(
                (classes, servletContext) -> {
                    ShopPages.registerFilters(servletContext);
                    more.accept(servletContext);
                    ShopPages.register(servletContext, shop, surfaces);
                },
                null);
        return tomcat;
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setURIEncoding("UTF-8");
        // A browser shows an answer only after its upload was read to the end.
        connector.setProperty("maxSwallowSize", LARGEST_UPLOAD_READ_TO_ITS_END);
        return connector;
    }

    /** Nothing is ever redeployed in this process, so there is no class loader to free; looking for leaks only warns. */
    private static void noLeakHunt(StandardContext context) {
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
    }

    private static void sessions(Context context) {
        context.setUseHttpOnly(true);
        Rfc6265CookieProcessor cookies = new Rfc6265CookieProcessor();
        cookies.setSameSiteCookies("lax");
        context.setCookieProcessor(cookies);
        StandardManager inMemory = new StandardManager();
        inMemory.setPathname(null);
        context.setManager(inMemory);
    }

    private static void servlets(Context context) {
        Wrapper files = Tomcat.addServlet(context, "files", "org.apache.catalina.servlets.DefaultServlet");
        files.setLoadOnStartup(1);
        context.addServletMappingDecoded("/", "files");
        Wrapper pages = Tomcat.addServlet(context, "jsp", JspServlet.class.getName());
        pages.addInitParameter("development", "false");
        pages.addInitParameter("trimSpaces", "single");
        pages.addInitParameter("enablePooling", "false");
        context.addServletMappingDecoded("*.jsp", "jsp");
        context.addMimeMapping("css", "text/css");
        context.addMimeMapping("js", "text/javascript");
        context.addMimeMapping("svg", "image/svg+xml");
        context.setRequestCharacterEncoding("UTF-8");
        context.setResponseCharacterEncoding("UTF-8");
    }

    private static void errors(Context context, StandardHost host) {
        for (int status : EXPLAINED) {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(status);
            page.setLocation(ShopPages.ERROR);
            context.addErrorPage(page);
        }
        // For what goes wrong outside the shop: no stack trace, no version.
        ErrorReportValve report = new ErrorReportValve();
        report.setShowReport(false);
        report.setShowServerInfo(false);
        host.getPipeline().addValve(report);
    }
}
