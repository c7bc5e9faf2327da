package io.klartext.consent.benchmarks;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/**
 * One Tomcat with the same pages twice, as they are and below {@code /adapted} with the filter. Whoever asks is known as
 * somebody who allowed one purpose and refused the other: 20 offers are left out and 80 get a link with a sealed token.
 */
final class LoadedServer implements AutoCloseable {

    private static final String ACCOUNT = "c-1842";
    private static final String RULES = """
            {"rules": [
              {"path": "/*", "select": "div.picked", "purpose": "tips", "whenDenied": "remove"},
              {"path": "/*", "select": "div.offer", "purpose": "personalized-ads", "surface": "page",
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

    private final ConsentManager consents =
            ConsentManager.builder().policy(Policy.parse(POLICY)).build();
    private final Tomcat tomcat = new Tomcat();
    private final StoredStock stock;

    LoadedServer() throws IOException, LifecycleException {
        consents.record(
                SubjectId.account(ACCOUNT),
                List.of(Choice.granted(PurposeId.of("personalized-ads")), Choice.refused(PurposeId.of("tips"))),
                Evidence.of(consents.policy().notice("en"), Method.BUTTON));
        Path folder = Files.createTempDirectory("page-under-load");
        stock = new StoredStock(folder.resolve("stock.db"), ACCOUNT, new KeptStock());
        tomcat.setSilent(true);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("compression", "on");
        pages(tomcat.addContext("", folder.toString()));
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
        pages(adapted);
        tomcat.start();
    }

    private void pages(Context context) throws IOException {
        Tomcat.addServlet(context, "ready", new ReadyPage());
        context.addServletMappingDecoded("/ready", "ready");
        Tomcat.addServlet(context, "rendered", new RenderedPage(new KeptStock()));
        context.addServletMappingDecoded("/rendered", "rendered");
        Tomcat.addServlet(context, "stored", new RenderedPage(stock));
        context.addServletMappingDecoded("/stored", "stored");
    }

    String address(String path) {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path;
    }

    @Override
    public void close() throws LifecycleException, SQLException {
        tomcat.stop();
        tomcat.destroy();
        consents.close();
        stock.close();
        ExpandWar.delete(tomcat.getServer().getCatalinaBase());
    }
}
