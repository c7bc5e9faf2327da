package io.klartext.consent.it.adapted;

import io.klartext.consent.it.adapted.app.AdaptedApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** The shop with its rules, in a Tomcat of this process on a free port. */
final class AdaptedShop implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    private AdaptedShop(String policy, String rules) {
        try {
            Path folder = Files.createTempDirectory("adapted-shop");
            tomcat.setBaseDir(folder.toString());
            tomcat.setSilent(true);
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", folder.toString());
            context.addServletContainerInitializer(
                    (classes, servletContext) -> AdaptedApplication.add(servletContext, policy, rules), Set.of());
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

    static AdaptedShop open() {
        return open(AdaptedApplication.POLICY, AdaptedApplication.RULES);
    }

    static AdaptedShop open(String policy, String rules) {
        return new AdaptedShop(policy, rules);
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    URI uri() {
        return URI.create("http://localhost:" + port() + "/");
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
}
