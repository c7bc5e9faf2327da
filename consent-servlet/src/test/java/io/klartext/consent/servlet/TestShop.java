package io.klartext.consent.servlet;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyRing;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.servlet.backend.BatchCheckServlet;
import io.klartext.consent.servlet.backend.CallerAuthenticator;
import io.klartext.consent.testkit.ManualClock;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** A shop in a real Tomcat on a free port of this machine. Who is logged in says the header X-Account. */
final class TestShop implements AutoCloseable {

    static final String SECRET = "c2VjcmV0IG9mIHRoZSBtYWlsZXI";
    private static final CallerAuthenticator BACK_ENDS = request -> {
        if (request.getHeader("X-Broken") != null) {
            throw new IllegalStateException("the shop's own fault");
        }
        return CallerAuthenticator.bearer(Map.of("mailer", SECRET, "crm", "b3RoZXIgc2VjcmV0IG9mIHRoZSBDUk0"))
                .callerOf(request);
    };

    private static final Logger TOMCAT = Logger.getLogger("org.apache");
    private static final Logger LIBRARY = Logger.getLogger("io.klartext");

    final ManualClock clock = ManualClock.at(Instant.parse("2026-03-03T10:00:00Z"));
    final SwitchedStore store = new SwitchedStore();
    final AtomicInteger lookUps = new AtomicInteger();
    final KeyRing keys = KeyRing.temporary(new SecureRandom());
    final ConsentManager consents;
    final String contextPath;
    private final Tomcat tomcat = new Tomcat();

    private TestShop(List<Policy> policies, String contextPath, UnaryOperator<ConsentFilterBuilder> more) {
        this.contextPath = contextPath;
        policies.forEach(policy -> store.policies().publish(new PublishedPolicy(policy, clock.instant())));
        this.consents = ConsentManager.builder()
                .policy(policies.get(0))
                .store(store)
                .explanationHistory(Duration.ofDays(30), 100)
                .clock(clock)
                .build();
        ConsentFilterBuilder builder = ConsentFilter.builder(consents)
                .account(request -> {
                    lookUps.incrementAndGet();
                    String account = request.getHeader("X-Account");
                    if ("broken".equals(account)) {
                        throw new IllegalStateException("the session store is down");
                    }
                    return Optional.ofNullable(account)
                            .or(() -> Optional.ofNullable((String) request.getAttribute(ShopServlet.LOGGED_IN)));
                })
                .keys(keys)
                .clock(clock);
        start(more.apply(builder).build());
    }

    static TestShop open() {
        return open(SamplePolicy.first());
    }

    static TestShop open(UnaryOperator<ConsentFilterBuilder> more) {
        return new TestShop(List.of(SamplePolicy.first()), "", more);
    }

    static TestShop open(List<Policy> versions, UnaryOperator<ConsentFilterBuilder> more) {
        return new TestShop(versions, "", more);
    }

    static TestShop open(Policy policy, UnaryOperator<ConsentFilterBuilder> more) {
        return new TestShop(List.of(policy), "", more);
    }

    static TestShop open(Policy... versions) {
        return new TestShop(List.of(versions), "", builder -> builder);
    }

    static TestShop openAt(String contextPath) {
        return new TestShop(List.of(SamplePolicy.first()), contextPath, builder -> builder);
    }

    static TestShop openBehindAReaderOfParameters() {
        TestShop shop = open();
        shop.tomcat.getHost().getPipeline().addValve(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                request.getParameter("anything");
                getNext().invoke(request, response);
            }
        });
        return shop;
    }

    private void start(Filter filter) {
        TOMCAT.setLevel(Level.OFF);
        LIBRARY.setLevel(Level.OFF);
        try {
            Path folder = Files.createTempDirectory("shop");
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext(contextPath, folder.toString());
            context.addServletContainerInitializer(
                    (classes, servletContext) -> ConsentFilter.register(servletContext, (ConsentFilter) filter),
                    Set.of());
            Wrapper shop = Tomcat.addServlet(context, "shop", new ShopServlet());
            shop.setAsyncSupported(true);
            context.addServletMappingDecoded("/", "shop");
            Tomcat.addServlet(context, "closed", new BatchCheckServlet(consents));
            context.addServletMappingDecoded("/internal/closed", "closed");
            Tomcat.addServlet(context, "batch", new BatchCheckServlet(consents, BACK_ENDS));
            context.addServletMappingDecoded("/internal/check", "batch");
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

    String origin() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort();
    }

    Browser browser() {
        return new Browser(this);
    }

    /** All events of everybody. */
    List<ChoiceEvent> events() {
        return store.subjects().stream().flatMap(id -> events(id).stream()).toList();
    }

    List<ChoiceEvent> events(SubjectId subject) {
        return consents.history(subject).events().stream()
                .filter(ChoiceEvent.class::isInstance)
                .map(ChoiceEvent.class::cast)
                .toList();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            ExpandWar.delete(tomcat.getServer().getCatalinaBase());
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } finally {
            consents.close();
        }
    }
}
