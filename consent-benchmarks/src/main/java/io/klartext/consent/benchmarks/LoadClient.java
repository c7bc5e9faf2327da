package io.klartext.consent.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for one page over a few connections for some seconds, and prints how many answers came in a second. */
public final class LoadClient {

    private static final int BUFFER = 65_536;

    private LoadClient() {}

    /**
     * Asks.
     *
     * @param arguments the address, the encoding to accept, the seconds, the connections
     * @throws Exception if there is no answer, or one that is not 200
     */
    public static void main(String[] arguments) throws Exception {
        URL address = URI.create(arguments[0]).toURL();
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[2]));
        int connections = Integer.parseInt(arguments[3]);
        System.setProperty("http.maxConnections", Integer.toString(connections));
        AtomicLong answers = new AtomicLong();
        List<IOException> problems = new ArrayList<>();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            byte[] buffer = new byte[BUFFER];
                            while (System.nanoTime() - start < nanos) {
                                ask(address, arguments[1], buffer);
                                answers.incrementAndGet();
                            }
                        } catch (IOException e) {
                            synchronized (problems) {
                                problems.add(e);
                            }
                        }
                    },
                    "asks-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        System.out.println(answers.get() * 1e9 / (System.nanoTime() - start));
    }

    private static void ask(URL address, String encoding, byte[] buffer) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        connection.setRequestProperty("Accept-Encoding", encoding);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(address + " answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
    }
}
