package io.klartext.consent.it.war;

import io.klartext.consent.it.Given;
import io.klartext.consent.it.container.Server;
import io.klartext.consent.it.container.ServerProcess;
import java.net.URI;
import java.nio.file.Path;

/** The old shop with consent as its own build packs it, in a Tomcat, for browsers; and the same without. */
public final class AdaptedOldShop implements AutoCloseable {

    private final ServerProcess process;

    private AdaptedOldShop(String name, Path war) {
        this.process = ServerProcess.start(Server.TOMCAT_10, name, folder -> Shop.unpack(war, folder));
    }

    /** Starts it. */
    public static AdaptedOldShop start() {
        return new AdaptedOldShop(
                "old-shop-adapted", Given.oldShop("consent-old-shop-adapted/target/old-shop-adapted.war"));
    }

    /** Starts the shop as it was before. */
    public static AdaptedOldShop before() {
        return new AdaptedOldShop("old-shop", Given.oldShop("consent-old-shop/target/old-shop.war"));
    }

    /** The address of the first page. */
    public URI uri() {
        return URI.create("http://localhost:" + process.port());
    }

    @Override
    public void close() {
        process.close();
    }
}
