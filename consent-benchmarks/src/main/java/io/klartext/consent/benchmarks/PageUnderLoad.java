package io.klartext.consent.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A whole server under load: one Tomcat with the same page of 200 KB with and without the filter, asked by a second process
 * in turns. The page is once there as bytes, once made from a template, once that is packed as well for the way, as servers do,
 * and once the template is filled from a database. No JMH: what counts here is the server with its connections.
 *
 * <p>{@code PageUnderLoad [rounds [seconds [connections]]]}
 */
public final class PageUnderLoad {

    private static final OperatingSystemMXBean SERVER =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** How the page is made and sent. */
    private record Way(String name, String path, String encoding) {}

    private static final List<Way> WAYS = List.of(
            new Way("bytes that are ready", "/ready", "identity"),
            new Way("from a template", "/rendered", "identity"),
            new Way("from a template, packed", "/rendered", "gzip"),
            new Way("from a database and a template, packed", "/stored", "gzip"));

    private final LoadedServer server;
    private final int rounds;
    private final int seconds;
    private final int connections;

    private PageUnderLoad(LoadedServer server, String... arguments) {
        this.server = server;
        this.rounds = argument(arguments, 0, 11);
        this.seconds = argument(arguments, 1, 3);
        this.connections = argument(arguments, 2, 4);
    }

    /**
     * Measures and prints.
     *
     * @param arguments how many rounds, how many seconds each side gets in a round, over how many connections
     * @throws Exception if the server does not start or the other process fails
     */
    public static void main(String[] arguments) throws Exception {
        try (LoadedServer server = new LoadedServer()) {
            PageUnderLoad load = new PageUnderLoad(server, arguments);
            for (Way way : WAYS) {
                load.measure(way);
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Twice as many rounds as are counted come before them: a server that has just started is still being compiled. */
    private void measure(Way way) throws IOException, InterruptedException {
        double[][] rates = new double[2][rounds];
        double[][] costs = new double[2][rounds];
        for (int round = -2 * rounds; round < rounds; round++) {
            for (int side = 0; side < 2; side++) {
                // who comes first changes from round to round
                int turn = ((side + round) & 1) == 0 ? 0 : 1;
                long before = SERVER.getProcessCpuTime();
                double rate = ask(server.address((turn == 0 ? "" : "/adapted") + way.path()), way.encoding());
                if (round >= 0) {
                    rates[turn][round] = rate;
                    costs[turn][round] = (SERVER.getProcessCpuTime() - before) / 1e6 / (rate * seconds);
                }
            }
        }
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, round -> rates[1][round] / rates[0][round]);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %.0f answers/s without the filter, %.0f with it (%.2f times); %.2f ms and %.2f ms of the server's processors",
                way.name(),
                median(rates[0]),
                median(rates[1]),
                median(ratios),
                median(costs[0]),
                median(costs[1])));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Another process asks, so that both sides pay alike for whoever asks. */
    private double ask(String address, String encoding) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadClient.class.getName(),
                        address,
                        encoding,
                        Integer.toString(seconds),
                        Integer.toString(connections)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String said = out.readLine();
            if (process.waitFor() != 0 || said == null) {
                throw new IllegalStateException("Whoever asks has failed");
            }
            return Double.parseDouble(said);
        }
    }
}
