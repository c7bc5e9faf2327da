package io.klartext.examples.shop;

import io.klartext.examples.shop.surface.OrdinarySurfaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Starts a shop for a test. */
public final class TestShop {

    /** The day on which every test happens. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);

    private TestShop() {}

    /** An ordinary shop on a free port. */
    public static ShopServer start(Path folder) {
        return ShopServer.start(ShopConfig.of(0, folder).at(CLOCK), OrdinarySurfaces::new, (context, shop) -> {});
    }
}
