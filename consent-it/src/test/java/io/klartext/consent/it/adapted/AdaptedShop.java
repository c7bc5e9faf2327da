package io.klartext.consent.it.adapted;

import io.klartext.consent.it.adapted.app.AdaptedApplication;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** The shop with its rules, in a Tomcat of this process on a free port. */
final class AdaptedShop implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    private AdaptedShop(Consumer<ServletContext> application) {
        try {
            Path folder = Files.createTempDirectory("adapted-shop");
            tomcat.setBaseDir(folder.toString());
            tomcat.setSilent(true);
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", folder.toString());
            context.addServletContainerInitializer(
                    (classes, servletContext) -> application.accept(servletContext), Set.of());
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
        return running(context -> AdaptedApplication.add(context, policy, rules));
    }

    /** Another application in the same container. */
    static AdaptedShop running(Consumer<ServletContext> application) {
        return new AdaptedShop(application);
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
