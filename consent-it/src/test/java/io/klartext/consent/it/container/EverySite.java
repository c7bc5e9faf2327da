package io.klartext.consent.it.container;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** All containers: started side by side before the first test that needs them, ended after the last test of the run. */
final class EverySite implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.create(EverySite.class))
                .getOrComputeIfAbsent(Running.class, type -> new Running(), Running.class);
        return running.processes.values().stream().map(process -> Arguments.of(new Site(process)));
    }

    private static final class Running implements AutoCloseable {

        private final Map<Server, ServerProcess> processes = new EnumMap<>(Server.class);

        Running() {
            for (Server server : Server.values()) {
                processes.put(server, ServerProcess.start(server));
            }
        }

        @Override
        public void close() {
            processes.values().forEach(ServerProcess::close);
        }
    }
}
