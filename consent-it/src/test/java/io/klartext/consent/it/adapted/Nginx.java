package io.klartext.consent.it.adapted;

import io.klartext.consent.it.Given;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A caching reverse proxy as shops have it, with its own folder and a port of its own. {@code X-Cache} says what it did. */
final class Nginx implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final String OPEN = "start worker process ";

    /** Parts that a distribution may have left out; each writes to a folder of its own that must be there. */
    private static final List<String> PARTS = List.of("fastcgi", "scgi", "uwsgi");

    private static final String CONFIG = """
            %s
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log stderr notice;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              %s
              proxy_cache_path cache keys_zone=pages:1m;
              server {
                listen 127.0.0.1:%d;
                location / {
                  proxy_pass http://127.0.0.1:%d;
                  proxy_http_version 1.1;
                  proxy_set_header Host $http_host;
                  proxy_cache pages;
                  proxy_cache_revalidate on;
                  add_header X-Cache $upstream_cache_status always;
                }
              }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one in an empty folder, in front of a port of this machine. */
    static Nginx inFrontOf(int origin, Path folder) {
        try {
            Path program = Given.nginx();
            int port = freePort();
            Files.writeString(
                    folder.resolve("nginx.conf"), CONFIG.formatted(user(folder), folders(program), port, origin));
            Process process = new ProcessBuilder(
                            program.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                    .redirectErrorStream(true)
                    .start();
            awaitOpen(process);
            return new Nginx(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever may become somebody else does so by default, and could not write to the folder then. */
    private static String user(Path folder) throws IOException {
        return "root".equals(Files.getOwner(folder).getName()) ? "user root;" : "";
    }

    private static String folders(Path program) throws IOException {
        Process asked = new ProcessBuilder(program.toString(), "-V")
                .redirectErrorStream(true)
                .start();
        String built = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return PARTS.stream()
                .filter(part -> !built.contains("--without-http_" + part + "_module"))
                .map(part -> part + "_temp_path " + part + ";")
                .collect(Collectors.joining(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitOpen(Process process) {
        CompletableFuture<Boolean> open = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    List<String> said = new ArrayList<>();
                    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                            Stream<String> lines = out.lines()) {
                        lines.forEach(line -> {
                            said.add(line);
                            if (line.contains(OPEN)) {
                                open.complete(true);
                            }
                        });
                    } catch (IOException | UncheckedIOException e) {
                        said.add(e.toString());
                    }
                    open.completeExceptionally(new IllegalStateException("nginx ended: " + said));
                },
                "log-of-nginx");
        reader.setDaemon(true);
        reader.start();
        open.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    URI uri() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Asks it to end; it takes its workers along, which a kill would leave behind. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
