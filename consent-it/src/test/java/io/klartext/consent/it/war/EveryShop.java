package io.klartext.consent.it.war;

import io.klartext.consent.it.container.Server;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A shop before and after, in each container: all are started side by side before the first test that needs them. */
abstract sealed class EveryShop implements ArgumentsProvider {

    private static final Namespace NAMESPACE = Namespace.create(EveryShop.class);

    private final Shop shop;

    private EveryShop(Shop shop) {
        this.shop = shop;
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return context
                .getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(shop, key -> new Running(shop), Running.class)
                .pairs
                .stream()
                .map(Arguments::of);
    }

    private static final class Running implements AutoCloseable {

        private final List<BeforeAndAfter> pairs;

        Running(Shop shop) {
            pairs = Arrays.stream(Server.values())
                    .map(server -> new BeforeAndAfter(shop, server))
                    .toList();
        }

        @Override
        public void close() {
            pairs.forEach(BeforeAndAfter::close);
        }
    }

    /** The shop that is named to the build; our old shop if none is. */
    static final class Given extends EveryShop {

        Given() {
            super(Shop.given());
        }
    }

    /** Our old shop. */
    static final class Old extends EveryShop {

        Old() {
            super(Shop.old());
        }
    }
}
