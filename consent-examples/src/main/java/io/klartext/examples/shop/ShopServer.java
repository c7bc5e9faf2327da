package io.klartext.examples.shop;

import io.klartext.examples.shop.database.ShopDatabase;
import io.klartext.examples.shop.surface.ShopParts;
import io.klartext.examples.shop.surface.Surfaces;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/** A running shop. It listens on this machine only. */
public final class ShopServer implements AutoCloseable {

    private final Tomcat tomcat;
    private final ShopDatabase database;

    private ShopServer(Tomcat tomcat, ShopDatabase database) {
        this.tomcat = tomcat;
        this.database = database;
    }

    /**
     * Starts a shop.
     *
     * @param config where and when
     * @param surfaces decides, given the parts of the shop, how they are used for one visitor
     * @param more registers further filters and servlets; they come after the shop's own filters and before its pages
     * @throws PortTakenException if somebody else listens on the port
     */
    public static ShopServer start(
            ShopConfig config, Function<ShopParts, Surfaces> surfaces, BiConsumer<ServletContext, ShopParts> more) {
        requireFree(config.port());
        ShopDatabase database = ShopDatabase.open(config.data());
        try {
            ShopParts shop = ShopAssembly.of(config, database);
            Tomcat tomcat =
                    EmbeddedTomcat.create(config, shop, surfaces.apply(shop), context -> more.accept(context, shop));
            return started(new ShopServer(tomcat, database), config);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** Asks before anything is made: Tomcat would fill the screen with what is one line to say. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTakenException(port, e);
        }
    }

    private static ShopServer started(ShopServer server, ShopConfig config) {
        try {
            server.tomcat.start();
        } catch (LifecycleException e) {
            stopQuietly(server.tomcat, e);
            throw new IllegalStateException("The shop does not start: " + e.getMessage(), e);
        }
        boolean listening = server.tomcat.getConnector().getState() == LifecycleState.STARTED;
        boolean serving = server.tomcat.getHost().findChildren()[0].getState() == LifecycleState.STARTED;
        if (listening && serving) {
            return server;
        }
        IllegalStateException failure = listening
                ? new IllegalStateException("The shop does not start; the log above says why")
                : new PortTakenException(config.port(), null);
        stopQuietly(server.tomcat, failure);
        throw failure;
    }

    private static void stopQuietly(Tomcat tomcat, Exception cause) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            cause.addSuppressed(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** The address of the first page. */
    public URI uri() {
        return URI.create("http://localhost:" + port() + "/");
    }

    /** Waits until somebody ends the program. */
    public void await() {
        tomcat.getServer().await();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The shop does not stop: " + e.getMessage(), e);
        } finally {
            database.close();
        }
    }

    /** Somebody else listens on the port. */
    public static final class PortTakenException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        PortTakenException(int port, @Nullable IOException cause) {
            super("Port " + port + " is taken; choose another one with --port", cause);
        }
    }
}
