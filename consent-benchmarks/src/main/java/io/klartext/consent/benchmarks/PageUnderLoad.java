package io.klartext.consent.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.ConsentFilter;
import io.klartext.consent.servlet.adapt.PageRules;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A whole server under load: one Tomcat with the same page of 200 KB with and without the filter, asked by a second process
 * in turns. The page is asked for as somebody who allowed one purpose and not the other: 20 offers are left out and 80 get a
 * link with a sealed token. No JMH: what counts here is the server with its connections.
 *
 * <p>{@code PageUnderLoad [rounds [seconds [connections]]]}
 */
public final class PageUnderLoad {

    private static final String ACCOUNT = "c-1842";
    private static final String RULES = """
            {"rules": [
              {"path": "/page", "select": "div.picked", "purpose": "tips", "whenDenied": "remove"},
              {"path": "/page", "select": "div.offer", "purpose": "personalized-ads", "surface": "page",
               "whenDenied": "remove", "explain": {"offer": "attr(data-sku)"}}]}
            """;
    private static final String POLICY = """
            {"version": 1, "effectiveFrom": "2026-01-01T00:00:00Z", "languages": ["en"],
             "controller": {"name": "Muster Feinkost GmbH", "address": "Musterstadt", "contact": "privacy@shop.example",
                            "authority": "authority@musterland.example"},
             "purposes": [
              {"id": "personalized-ads", "legalBasis": "consent", "profiling": "advertising",
               "title": {"en": "Offers that suit you"}, "description": {"en": "We choose offers by what you bought."},
               "data": ["purchases"], "retention": "P180D", "consentLifetime": "P12M", "listensTo": ["gpc"]},
              {"id": "tips", "legalBasis": "consent",
               "title": {"en": "Tips"}, "description": {"en": "We choose tips by what you bought."},
               "data": ["purchases"], "retention": "P180D", "consentLifetime": "P12M"}],
             "dataCategories": [
              {"id": "purchases", "title": {"en": "What you bought"}, "attributes": ["orders"], "origin": "observed"}],
             "texts": {"withdrawal": {"en": "You can withdraw every permission at any time."}}}
            """;

    private static final OperatingSystemMXBean SERVER =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private PageUnderLoad() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many rounds, how many seconds each side gets in a round, over how many connections
     * @throws Exception if the server does not start or the other process fails
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        int seconds = argument(arguments, 1, 5);
        int connections = argument(arguments, 2, 4);
        try (ConsentManager consents =
                ConsentManager.builder().policy(Policy.parse(POLICY)).build()) {
            consents.record(
                    SubjectId.account(ACCOUNT),
                    Choice.granted(PurposeId.of("personalized-ads")),
                    Evidence.of(consents.policy().notice("en"), Method.BUTTON));
            Tomcat tomcat = start(consents);
            try {
                measure(tomcat.getConnector().getLocalPort(), rounds, seconds, connections);
            } finally {
                tomcat.stop();
                tomcat.destroy();
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static Tomcat start(ConsentManager consents) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("page-under-load");
        folder.toFile().deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setSilent(true);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        page(tomcat.addContext("", folder.toString()));
        Context adapted = tomcat.addContext("/adapted", folder.toString());
        adapted.addServletContainerInitializer(
                (classes, context) -> ConsentFilter.register(
                        context,
                        ConsentFilter.builder(consents)
                                .account(request -> Optional.of(ACCOUNT))
                                .keys(KeyRing.temporary(new SecureRandom()))
                                .pageRules(PageRules.parse(RULES))
                                .build()),
                Set.of());
        page(adapted);
        tomcat.start();
        return tomcat;
    }

    private static void page(Context context) {
        Tomcat.addServlet(context, "page", new OfferServlet());
        context.addServletMappingDecoded("/page", "page");
    }

    private static void measure(int port, int rounds, int seconds, int connections)
            throws IOException, InterruptedException {
        String[] sides = {"http://127.0.0.1:" + port + "/page", "http://127.0.0.1:" + port + "/adapted/page"};
        double[][] rates = new double[2][rounds];
        double[][] costs = new double[2][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int side = 0; side < 2; side++) {
                // who comes first changes from round to round
                int turn = ((side + round) & 1) == 0 ? 0 : 1;
                long before = SERVER.getProcessCpuTime();
                double rate = ask(sides[turn], seconds, connections);
                if (round >= 0) {
                    rates[turn][round] = rate;
                    costs[turn][round] = (SERVER.getProcessCpuTime() - before) / 1e6 / (rate * seconds);
                }
            }
            if (round >= 0) {
                say(
                        "round %d: %.0f requests/s without the filter, %.0f with it; %.2f ms and %.2f ms of the server's processors",
                        round + 1, rates[0][round], rates[1][round], costs[0][round], costs[1][round]);
            }
        }
        say(
                "median: %.0f requests/s without, %.0f with; %.2f ms and %.2f ms",
                median(rates[0]), median(rates[1]), median(costs[0]), median(costs[1]));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Another process asks, so that both sides pay alike for whoever asks. */
    private static double ask(String address, int seconds, int connections) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadClient.class.getName(),
                        address,
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

    private static final class OfferServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient byte[] page = OfferPage.SHOP.bytes();

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page);
        }
    }
}
